-- What is wrong with the platform, one row a problem however often it is tried again, and who was told.
create table ops.problem (
    problem_id       bigint      not null generated always as identity,
    kind             text        not null,
    subject          text        not null,
    sentence         text        not null,
    job_execution_id bigint,
    opened_at        timestamptz not null default now(),
    closed_at        timestamptz,

    constraint problem_pk       primary key (problem_id),
    constraint problem_kind_ck  check (kind in (
        'execution_failed', 'gate_stopped', 'launch_refused', 'execution_recovered', 'node_dead', 'deadline_at_risk')),
    constraint problem_times_ck check (opened_at <= closed_at)
);
comment on table ops.problem is
    'Grain: one thing that is or was wrong, from when nodes of batch-jobs found it in the tables until they did no more';
comment on column ops.problem.problem_id is 'Number of the problem, growing';
comment on column ops.problem.kind is
    'execution_failed, gate_stopped, launch_refused, execution_recovered (a notice, closed at once), node_dead or deadline_at_risk';
comment on column ops.problem.subject is
    'What it is about, without names of customers: a job and its business date, an execution, a node, a business date';
comment on column ops.problem.sentence is 'What is wrong and what to do next, for people; of an open problem as it is now';
comment on column ops.problem.job_execution_id is 'The newest execution that it is about; null where it is about none';
comment on column ops.problem.opened_at is 'When it was found';
comment on column ops.problem.closed_at is 'When it was over; null while it is open';
create unique index problem_open_uq on ops.problem (kind, subject) where closed_at is null;

-- An alert is sent once for each problem over each channel that is switched on.
create table ops.alert (
    problem_id  bigint      not null,
    channel     text        not null,
    attempts    integer     not null default 0,
    next_try_at timestamptz not null default now(),
    sent_at     timestamptz,
    last_error  text,

    constraint alert_pk          primary key (problem_id, channel),
    constraint alert_problem_fk  foreign key (problem_id) references ops.problem on delete cascade,
    constraint alert_channel_ck  check (channel in ('webhook', 'mail')),
    constraint alert_attempts_ck check (attempts >= 0)
);
comment on table ops.alert is 'Grain: one problem on one channel by which people are told of it';
comment on column ops.alert.problem_id is 'The problem';
comment on column ops.alert.channel is 'webhook or mail';
comment on column ops.alert.attempts is 'How often it was tried, with or without success';
comment on column ops.alert.next_try_at is 'Not tried before then; of no meaning once it was sent';
comment on column ops.alert.sent_at is 'When the channel took it; null while it has not';
comment on column ops.alert.last_error is 'Why the last failed attempt failed; null where none did';

grant select, insert, update, delete on ops.problem, ops.alert to batch_runner;
grant select on ops.problem, ops.alert to console_app;

-- Problems are looked for every few seconds, among executions that did not end well, and those of the same business date.
create index batch_job_execution_unwell_ix on ops.batch_job_execution (job_execution_id)
    where status not in ('COMPLETED', 'STOPPED', 'ABANDONED');
create index batch_job_execution_params_date_ix on ops.batch_job_execution_params (parameter_value, job_execution_id)
    where parameter_name = 'businessDate';
-- which execution a request has started: asked before each start
create index batch_job_execution_params_request_ix on ops.batch_job_execution_params (parameter_value)
    where parameter_name = 'request';
