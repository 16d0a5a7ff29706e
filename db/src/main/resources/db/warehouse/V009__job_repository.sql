-- The job repository of Spring Batch 6.0 (schema-postgresql.sql of spring-batch-core, names qualified), with what it lacks:
-- one active execution per job instance, and indexes on its foreign keys.
create table ops.batch_job_instance (
    job_instance_id bigint not null primary key,
    version bigint,
    job_name varchar(100) not null,
    job_key varchar(32) not null,
    constraint job_inst_un unique (job_name, job_key)
);
comment on table ops.batch_job_instance is
    'Grain: one job with its identifying parameters, for example nightly of one business date and attempt. Kept by Spring '
    'Batch';
comment on column ops.batch_job_instance.job_instance_id is 'Number of the instance';
comment on column ops.batch_job_instance.version is 'Optimistic lock of Spring Batch';
comment on column ops.batch_job_instance.job_name is 'Name of the job';
comment on column ops.batch_job_instance.job_key is
    'Hash of the identifying parameters: with the name it identifies the instance';

create table ops.batch_job_execution (
    job_execution_id bigint not null primary key,
    version bigint,
    job_instance_id bigint not null,
    create_time timestamp not null,
    start_time timestamp default null,
    end_time timestamp default null,
    status varchar(10),
    exit_code varchar(2500),
    exit_message varchar(2500),
    last_updated timestamp,
    constraint job_inst_exec_fk foreign key (job_instance_id) references ops.batch_job_instance(job_instance_id)
);
comment on table ops.batch_job_execution is 'Grain: one attempt at a job instance. At most one of an instance is active';
comment on column ops.batch_job_execution.job_execution_id is 'Number of the execution';
comment on column ops.batch_job_execution.version is 'Optimistic lock of Spring Batch';
comment on column ops.batch_job_execution.job_instance_id is 'The instance that is attempted';
comment on column ops.batch_job_execution.create_time is 'When the row was made, UTC';
comment on column ops.batch_job_execution.start_time is 'When it began to run, UTC; null while it has not';
comment on column ops.batch_job_execution.end_time is 'When it ended, UTC; null while it has not';
comment on column ops.batch_job_execution.status is
    'STARTING, STARTED, STOPPING, STOPPED, COMPLETED, FAILED, ABANDONED or UNKNOWN';
comment on column ops.batch_job_execution.exit_code is 'Outcome as Spring Batch words it, for example COMPLETED';
comment on column ops.batch_job_execution.exit_message is 'Why it ended so, at most 2,500 characters';
comment on column ops.batch_job_execution.last_updated is 'When the row was last written, UTC';

create table ops.batch_job_execution_params (
    job_execution_id bigint not null,
    parameter_name varchar(100) not null,
    parameter_type varchar(100) not null,
    parameter_value varchar(2500),
    identifying char(1) not null,
    constraint job_exec_params_fk foreign key (job_execution_id) references ops.batch_job_execution(job_execution_id)
);
comment on table ops.batch_job_execution_params is 'Grain: one parameter of one job execution';
comment on column ops.batch_job_execution_params.job_execution_id is 'The execution';
comment on column ops.batch_job_execution_params.parameter_name is 'Name of the parameter, for example businessDate';
comment on column ops.batch_job_execution_params.parameter_type is 'Java type of the value';
comment on column ops.batch_job_execution_params.parameter_value is 'The value as text; null where none was given';
comment on column ops.batch_job_execution_params.identifying is 'Y where it helps to identify the instance, otherwise N';

create table ops.batch_step_execution (
    step_execution_id bigint not null primary key,
    version bigint not null,
    step_name varchar(100) not null,
    job_execution_id bigint not null,
    create_time timestamp not null,
    start_time timestamp default null,
    end_time timestamp default null,
    status varchar(10),
    commit_count bigint,
    read_count bigint,
    filter_count bigint,
    write_count bigint,
    read_skip_count bigint,
    write_skip_count bigint,
    process_skip_count bigint,
    rollback_count bigint,
    exit_code varchar(2500),
    exit_message varchar(2500),
    last_updated timestamp,
    constraint job_exec_step_fk foreign key (job_execution_id) references ops.batch_job_execution(job_execution_id)
);
comment on table ops.batch_step_execution is
    'Grain: one attempt at one step, or at one range of a step, within a job execution';
comment on column ops.batch_step_execution.step_execution_id is 'Number of the step execution';
comment on column ops.batch_step_execution.version is 'Optimistic lock of Spring Batch';
comment on column ops.batch_step_execution.step_name is 'Name of the step; of a range with its number';
comment on column ops.batch_step_execution.job_execution_id is 'The job execution it belongs to';
comment on column ops.batch_step_execution.create_time is 'When the row was made, UTC';
comment on column ops.batch_step_execution.start_time is 'When it began to run, UTC; null while it has not';
comment on column ops.batch_step_execution.end_time is 'When it ended, UTC; null while it has not';
comment on column ops.batch_step_execution.status is
    'STARTING, STARTED, STOPPING, STOPPED, COMPLETED, FAILED, ABANDONED or UNKNOWN';
comment on column ops.batch_step_execution.commit_count is 'Chunks committed';
comment on column ops.batch_step_execution.read_count is 'Items read';
comment on column ops.batch_step_execution.filter_count is 'Items that the processor left out';
comment on column ops.batch_step_execution.write_count is 'Items written';
comment on column ops.batch_step_execution.read_skip_count is 'Items skipped while reading';
comment on column ops.batch_step_execution.write_skip_count is 'Items skipped while writing';
comment on column ops.batch_step_execution.process_skip_count is 'Items skipped while processing';
comment on column ops.batch_step_execution.rollback_count is 'Transactions rolled back';
comment on column ops.batch_step_execution.exit_code is 'Outcome as Spring Batch words it, for example COMPLETED';
comment on column ops.batch_step_execution.exit_message is 'Why it ended so, at most 2,500 characters';
comment on column ops.batch_step_execution.last_updated is 'When the row was last written, UTC';

create table ops.batch_step_execution_context (
    step_execution_id bigint not null primary key,
    short_context varchar(2500) not null,
    serialized_context text,
    constraint step_exec_ctx_fk foreign key (step_execution_id) references ops.batch_step_execution(step_execution_id)
);
comment on table ops.batch_step_execution_context is 'Grain: one step execution. Where it goes on after a restart';
comment on column ops.batch_step_execution_context.step_execution_id is 'The step execution';
comment on column ops.batch_step_execution_context.short_context is
    'Start of the context, or all of it where it is short; JSON';
comment on column ops.batch_step_execution_context.serialized_context is
    'The whole context, JSON; null where the short one holds all';

create table ops.batch_job_execution_context (
    job_execution_id bigint not null primary key,
    short_context varchar(2500) not null,
    serialized_context text,
    constraint job_exec_ctx_fk foreign key (job_execution_id) references ops.batch_job_execution(job_execution_id)
);
comment on table ops.batch_job_execution_context is 'Grain: one job execution. What its steps share';
comment on column ops.batch_job_execution_context.job_execution_id is 'The job execution';
comment on column ops.batch_job_execution_context.short_context is 'Start of the context, or all of it where it is short; JSON';
comment on column ops.batch_job_execution_context.serialized_context is
    'The whole context, JSON; null where the short one holds all';

create sequence ops.batch_step_execution_seq maxvalue 9223372036854775807 no cycle;
create sequence ops.batch_job_execution_seq maxvalue 9223372036854775807 no cycle;
create sequence ops.batch_job_instance_seq maxvalue 9223372036854775807 no cycle;

-- At most one active execution of a job instance, whoever starts it.
create unique index batch_job_execution_active_uq on ops.batch_job_execution (job_instance_id)
    where status in ('STARTING', 'STARTED', 'STOPPING');
create index batch_job_execution_instance_ix on ops.batch_job_execution (job_instance_id, job_execution_id desc);
create index batch_job_execution_params_ix on ops.batch_job_execution_params (job_execution_id);
create index batch_step_execution_job_ix on ops.batch_step_execution (job_execution_id, step_execution_id);
create index batch_step_execution_name_ix on ops.batch_step_execution (step_name, step_execution_id desc);
