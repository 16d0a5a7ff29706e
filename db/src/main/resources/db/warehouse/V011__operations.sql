-- Operations: applications meet in these tables and never call each other.

-- A job that can be launched, as batch-jobs declares it at its start, for the console and the command line to read.
create table ops.job (
    job_name    text        not null,
    description text        not null,
    parameters  jsonb       not null,
    declared_at timestamptz not null default now(),

    constraint job_pk primary key (job_name)
);
comment on table ops.job is 'Grain: one job that may be requested, as batch-jobs declares it at its start';
comment on column ops.job.job_name is 'Name of the job, for example nightly';
comment on column ops.job.description is 'What it does, for people';
comment on column ops.job.parameters is
    'JSON list of its parameters, each with name, type (date, integer or text), required, description';
comment on column ops.job.declared_at is 'When a node last declared it';

-- A step of a job, in the order in which it runs, with the stage of the load that it belongs to.
create table ops.job_step (
    job_name    text    not null,
    step_order  integer not null,
    step_name   text    not null,
    stage       text    not null,
    description text    not null,

    constraint job_step_pk     primary key (job_name, step_order),
    constraint job_step_uq     unique (job_name, step_name),
    constraint job_step_job_fk foreign key (job_name) references ops.job on delete cascade
);
comment on table ops.job_step is 'Grain: one step of one job, in the order in which they run';
comment on column ops.job_step.job_name is 'The job';
comment on column ops.job_step.step_order is 'Place of the step in the job, from 1';
comment on column ops.job_step.step_name is 'Name of the step';
comment on column ops.job_step.stage is 'Stage of a load that the step belongs to, for example facts';
comment on column ops.job_step.description is 'What it does, for people';

-- A process of batch-jobs. A node that has not beaten for 30 seconds is dead.
create table ops.node (
    node_id      text        not null,
    host         text        not null,
    process_id   bigint      not null,
    version      text        not null,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now(),
    stopped_at   timestamptz,

    constraint node_pk primary key (node_id)
);
comment on table ops.node is
    'Grain: one process of batch-jobs, from start to end. One that has not beaten for 30 seconds is dead';
comment on column ops.node.node_id is 'Host, process and a random part; new with every start';
comment on column ops.node.host is 'Name of the machine';
comment on column ops.node.process_id is 'Process on that machine';
comment on column ops.node.version is 'Version of the application; development where it was not built as a release';
comment on column ops.node.started_at is 'When it registered';
comment on column ops.node.heartbeat_at is 'When it last showed life, every few seconds, in the database''s time';
comment on column ops.node.stopped_at is 'When it left in good order; null while it runs, or if it died';

-- What somebody asked for. The only way to make the platform do something: see ops.submit_request.
create table ops.request (
    request_id       bigint      not null generated always as identity,
    kind             text        not null,
    parameters       jsonb       not null,
    requested_by     text        not null,
    reason           text,
    idempotency_key  text        not null,
    state            text        not null default 'OPEN',
    requested_at     timestamptz not null default now(),
    not_before       timestamptz not null default now(),
    node_id          text,
    claimed_at       timestamptz,
    finished_at      timestamptz,
    outcome          text,
    job_execution_id bigint,

    constraint request_pk       primary key (request_id),
    constraint request_key_uq   unique (idempotency_key),
    constraint request_kind_ck  check (kind in ('launch', 'restart', 'stop')),
    constraint request_state_ck check (state in ('OPEN', 'DONE', 'REFUSED'))
);
comment on table ops.request is
    'Grain: one thing that somebody asked for. The only way to make the platform do something: see ops.submit_request';
comment on column ops.request.request_id is 'Number of the request';
comment on column ops.request.kind is 'launch, restart or stop';
comment on column ops.request.parameters is
    'JSON object of texts: of a launch "job" and that job''s parameters, otherwise "execution"';
comment on column ops.request.requested_by is 'Who asked: a user of the console, or what asked by itself';
comment on column ops.request.reason is 'Why, in the words of who asked; null where none was given';
comment on column ops.request.idempotency_key is 'Asking again with the same key is the same request';
comment on column ops.request.state is 'OPEN, DONE (carried out) or REFUSED';
comment on column ops.request.requested_at is 'When it was asked';
comment on column ops.request.not_before is 'From when on a node may take it';
comment on column ops.request.node_id is 'Node that carried it out; null while it is open';
comment on column ops.request.claimed_at is 'When that node took it; null while it is open';
comment on column ops.request.finished_at is 'When its outcome was written; null while it is open';
comment on column ops.request.outcome is 'What became of it, a sentence; null while it is open';
comment on column ops.request.job_execution_id is
    'The execution that it started, or that it was about; null where there is none';
create index request_open_ix on ops.request (not_before, request_id) where state = 'OPEN';

-- Who owns a running execution. The owner renews its lease in database time; each chunk's transaction holds the row for key
-- share; whoever takes over raises the epoch, so an owner that lost its lease writes nothing.
create table ops.execution_lease (
    job_execution_id bigint      not null,
    epoch            integer     not null,
    node_id          text        not null,
    acquired_at      timestamptz not null default now(),
    expires_at       timestamptz not null,

    constraint execution_lease_pk           primary key (job_execution_id),
    constraint execution_lease_epoch_uq     unique (job_execution_id, epoch),
    constraint execution_lease_execution_fk foreign key (job_execution_id) references ops.batch_job_execution on delete cascade
);
comment on table ops.execution_lease is
    'Grain: one running execution. Who owns it; an owner that lost its lease writes nothing';
comment on column ops.execution_lease.job_execution_id is 'The execution';
comment on column ops.execution_lease.epoch is 'Number of owners so far; whoever takes over raises it';
comment on column ops.execution_lease.node_id is 'The node that owns it';
comment on column ops.execution_lease.acquired_at is 'When the lease was first taken';
comment on column ops.execution_lease.expires_at is 'Until when it holds unless renewed, in the database''s time';

-- A person who may use the console.
create table ops.console_user (
    username      text        not null,
    password_hash text        not null,
    role          text        not null,
    is_enabled    boolean     not null default true,
    created_at    timestamptz not null default now(),

    constraint console_user_pk      primary key (username),
    constraint console_user_name_ck check (username ~ '^[a-z][a-z0-9._-]{0,63}$'),
    constraint console_user_role_ck check (role in ('viewer', 'operator', 'admin'))
);
comment on table ops.console_user is 'Grain: one person who may use the console';
comment on column ops.console_user.username is
    'Name, 1 to 64 characters: lower-case letters, digits, dot, underscore, hyphen; begins with a letter';
comment on column ops.console_user.password_hash is 'Password as a salted hash, with the name of its algorithm';
comment on column ops.console_user.role is 'viewer (sees), operator (also starts and stops) or admin (also users)';
comment on column ops.console_user.is_enabled is 'Whether the person may log in; effective with the next request';
comment on column ops.console_user.created_at is 'When the user was made';

-- Who asked what, when and why. Rows are only ever added.
create table ops.audit (
    audit_id    bigint      not null generated always as identity,
    occurred_at timestamptz not null default clock_timestamp(),
    actor       text        not null,
    action      text        not null,
    target      text        not null,
    reason      text,
    request_id  bigint,

    constraint audit_pk         primary key (audit_id),
    constraint audit_request_fk foreign key (request_id) references ops.request
);
comment on table ops.audit is 'Grain: one thing that was asked or done: by whom, when and why. Rows are only ever added';
comment on column ops.audit.audit_id is 'Number of the row';
comment on column ops.audit.occurred_at is 'When it happened';
comment on column ops.audit.actor is 'Who: a user of the console, or what acted by itself';
comment on column ops.audit.action is 'What was done: the kind of the request, or for example login';
comment on column ops.audit.target is 'What it was done to: a job, an execution, a user';
comment on column ops.audit.reason is 'Why, in the words of the actor; null where none was given';
comment on column ops.audit.request_id is 'The request that was made; null where it was none';
create index audit_request_ix on ops.audit (request_id);

-- Asks for something, together with its audit row. Asking again with the same idempotency key returns the first request.
create function ops.submit_request(
    kind text, parameters jsonb, requested_by text, reason text, idempotency_key text, not_before timestamptz default null)
    returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    new_id bigint;
begin
    insert into ops.request as r (kind, parameters, requested_by, reason, idempotency_key, not_before)
    values (submit_request.kind, submit_request.parameters, submit_request.requested_by, submit_request.reason,
            submit_request.idempotency_key, coalesce(submit_request.not_before, now()))
    on conflict on constraint request_key_uq do nothing
    returning r.request_id into new_id;
    if new_id is null then
        select r.request_id into strict new_id from ops.request r
        where r.idempotency_key = submit_request.idempotency_key;
        return new_id;
    end if;
    insert into ops.audit (actor, action, target, reason, request_id)
    values (submit_request.requested_by, submit_request.kind,
            coalesce(submit_request.parameters ->> 'job', 'execution ' || (submit_request.parameters ->> 'execution'), ''),
            submit_request.reason, new_id);
    perform pg_notify('globalmart_request', new_id::text);
    return new_id;
end $$;
comment on function ops.submit_request(text, jsonb, text, text, text, timestamptz) is
    'Inserts a request and its audit row in the caller''s transaction; the same idempotency key gives the same request';
revoke all on function ops.submit_request(text, jsonb, text, text, text, timestamptz) from public;

-- Adds an audit row for what is not a request: logins, users made.
create function ops.add_audit(actor text, action text, target text, reason text) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into ops.audit (actor, action, target, reason) values (add_audit.actor, add_audit.action, add_audit.target, add_audit.reason)
    returning audit_id;
$$;
comment on function ops.add_audit(text, text, text, text) is 'Adds an audit row for what is not a request';
revoke all on function ops.add_audit(text, text, text, text) from public;
