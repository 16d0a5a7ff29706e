-- What nodes log while an execution runs can be read back with it.
create table ops.execution_log (
    line_id          bigint      not null generated always as identity,
    job_execution_id bigint      not null,
    logged_at        timestamptz not null,
    level            text        not null,
    step_name        text,
    logger           text        not null,
    thread           text        not null,
    message          text        not null,
    stack_trace      text,

    constraint execution_log_pk       primary key (job_execution_id, line_id),
    constraint execution_log_level_ck check (level in ('TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'))
);
comment on table ops.execution_log is
    'Grain: one line that a node logged while an execution ran. Kept as long as the execution; 10,000 lines of each at most';
comment on column ops.execution_log.line_id is 'Number of the line, growing';
comment on column ops.execution_log.job_execution_id is 'The execution';
comment on column ops.execution_log.logged_at is 'When it was logged, by the clock of the node';
comment on column ops.execution_log.level is 'TRACE, DEBUG, INFO, WARN or ERROR';
comment on column ops.execution_log.step_name is 'The step, or the range of one, that logged it; null outside of steps';
comment on column ops.execution_log.logger is 'The class that logged it';
comment on column ops.execution_log.thread is 'The thread that logged it';
comment on column ops.execution_log.message is 'The line';
comment on column ops.execution_log.stack_trace is 'The whole stack trace of the failure; null without one';
grant select, insert, delete on ops.execution_log to batch_runner;
grant select on ops.execution_log to console_app;
