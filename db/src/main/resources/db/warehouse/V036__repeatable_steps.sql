-- What the catalogue of jobs says beyond names, and what a node does now.
alter table ops.job_step add column is_repeatable boolean not null default false;
comment on column ops.job_step.is_repeatable is
    'Whether it can be run again once it is complete: what it makes replaces what it made. A restart may begin at such a step';

alter table ops.job add column needs text;
comment on column ops.job.needs is
    'The job that must be COMPLETED for the same business date before this one starts; null where it needs none';

alter table ops.node add column running_executions integer not null default 0;
comment on column ops.node.running_executions is 'How many executions it owned when it last showed life';

comment on column ops.request.outcome is
    'What became of it, a sentence; while it is open, what it waits for, or null';
grant update (not_before) on ops.request to batch_runner;
-- a schedule that comes with a new version while all are frozen is held, too
grant update (schedules) on ops.schedule_freeze to batch_runner;
comment on column ops.request.parameters is
    'JSON object of texts: of a launch "job", that job''s parameters, and perhaps "waitUntil", an instant until which it waits for the '
    'job that it needs and for its own last execution; of a restart "execution", and perhaps "step" to begin at; of a stop "execution"; '
    'of dead letters "selection" (landing.selected_letter) and "about"; of quarantined records "selection" '
    '(landing.selected_record) and "about"; of a position "topic", "partition", "expected" (the stored offset) and "about"';
