-- The store of Quartz 2.5 (tables_postgres.sql of quartz, names qualified). Schedules are rows here, created once and never
-- overwritten: what an operator changed stays.
create table ops.qrtz_job_details
(
    sched_name        varchar(120) not null,
    job_name          varchar(200) not null,
    job_group         varchar(200) not null,
    description       varchar(250) null,
    job_class_name    varchar(250) not null,
    is_durable        bool         not null,
    is_nonconcurrent  bool         not null,
    is_update_data    bool         not null,
    requests_recovery bool         not null,
    job_data          bytea        null,
    primary key (sched_name, job_name, job_group)
);
comment on table ops.qrtz_job_details is
    'Grain: one job that Quartz can fire; here all it does is insert a request. Kept by Quartz';
comment on column ops.qrtz_job_details.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_job_details.job_name is 'Name of the job within its group';
comment on column ops.qrtz_job_details.job_group is 'Group of the job';
comment on column ops.qrtz_job_details.description is 'What it does; null where nobody said';
comment on column ops.qrtz_job_details.job_class_name is 'Java class that is run';
comment on column ops.qrtz_job_details.is_durable is 'Whether it stays without a trigger';
comment on column ops.qrtz_job_details.is_nonconcurrent is 'Whether it may run only once at a time';
comment on column ops.qrtz_job_details.is_update_data is 'Whether what it leaves in job_data is kept';
comment on column ops.qrtz_job_details.requests_recovery is 'Whether it is fired again when its node died';
comment on column ops.qrtz_job_details.job_data is 'Its settings, as properties; null where it has none';

create table ops.qrtz_triggers
(
    sched_name     varchar(120) not null,
    trigger_name   varchar(200) not null,
    trigger_group  varchar(200) not null,
    job_name       varchar(200) not null,
    job_group      varchar(200) not null,
    description    varchar(250) null,
    next_fire_time bigint       null,
    prev_fire_time bigint       null,
    priority       integer      null,
    trigger_state  varchar(16)  not null,
    trigger_type   varchar(8)   not null,
    start_time     bigint       not null,
    end_time       bigint       null,
    calendar_name  varchar(200) null,
    misfire_instr  smallint     null,
    job_data       bytea        null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, job_name, job_group) references ops.qrtz_job_details (sched_name, job_name, job_group)
);
comment on table ops.qrtz_triggers is 'Grain: one trigger of a job, of any kind';
comment on column ops.qrtz_triggers.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_triggers.trigger_name is 'Name of the trigger within its group';
comment on column ops.qrtz_triggers.trigger_group is 'Group of the trigger';
comment on column ops.qrtz_triggers.job_name is 'Name of the job that it fires';
comment on column ops.qrtz_triggers.job_group is 'Group of the job that it fires';
comment on column ops.qrtz_triggers.description is 'What it is for; null where nobody said';
comment on column ops.qrtz_triggers.next_fire_time is
    'When it fires next, milliseconds since 1970-01-01 UTC; -1 or null where never';
comment on column ops.qrtz_triggers.prev_fire_time is
    'When it fired last, milliseconds since 1970-01-01 UTC; -1 or null where never';
comment on column ops.qrtz_triggers.priority is 'Order among triggers due at one instant, highest first; null is 5';
comment on column ops.qrtz_triggers.trigger_state is
    'WAITING, ACQUIRED, EXECUTING, COMPLETE, BLOCKED, ERROR, PAUSED, PAUSED_BLOCKED or DELETED';
comment on column ops.qrtz_triggers.trigger_type is 'SIMPLE, CRON, CAL_INT, DAILY_I or BLOB: which table holds the rest';
comment on column ops.qrtz_triggers.start_time is 'When it begins to count, milliseconds since 1970-01-01 UTC';
comment on column ops.qrtz_triggers.end_time is
    'When it ceases to count, milliseconds since 1970-01-01 UTC; 0 or null where never';
comment on column ops.qrtz_triggers.calendar_name is 'Calendar whose days are left out; null where there is none';
comment on column ops.qrtz_triggers.misfire_instr is
    'What to do about a missed firing, a code of the trigger''s type; 0 is its smart policy';
comment on column ops.qrtz_triggers.job_data is 'Settings of this trigger, as properties; null where it has none';

create table ops.qrtz_simple_triggers
(
    sched_name      varchar(120) not null,
    trigger_name    varchar(200) not null,
    trigger_group   varchar(200) not null,
    repeat_count    bigint       not null,
    repeat_interval bigint       not null,
    times_triggered bigint       not null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references ops.qrtz_triggers (sched_name, trigger_name, trigger_group)
);
comment on table ops.qrtz_simple_triggers is 'Grain: one trigger that repeats at a fixed interval';
comment on column ops.qrtz_simple_triggers.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_simple_triggers.trigger_name is 'Name of the trigger within its group';
comment on column ops.qrtz_simple_triggers.trigger_group is 'Group of the trigger';
comment on column ops.qrtz_simple_triggers.repeat_count is 'How often it repeats; -1 for ever';
comment on column ops.qrtz_simple_triggers.repeat_interval is 'Milliseconds from one firing to the next';
comment on column ops.qrtz_simple_triggers.times_triggered is 'How often it has fired';

create table ops.qrtz_cron_triggers
(
    sched_name      varchar(120) not null,
    trigger_name    varchar(200) not null,
    trigger_group   varchar(200) not null,
    cron_expression varchar(120) not null,
    time_zone_id    varchar(80),
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references ops.qrtz_triggers (sched_name, trigger_name, trigger_group)
);
comment on table ops.qrtz_cron_triggers is 'Grain: one trigger with a cron expression';
comment on column ops.qrtz_cron_triggers.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_cron_triggers.trigger_name is 'Name of the trigger within its group';
comment on column ops.qrtz_cron_triggers.trigger_group is 'Group of the trigger';
comment on column ops.qrtz_cron_triggers.cron_expression is
    'When it fires: seconds, minutes, hours, day of month, month, day of week, year';
comment on column ops.qrtz_cron_triggers.time_zone_id is 'Time zone of the expression, as in the IANA database';

create table ops.qrtz_simprop_triggers
(
    sched_name    varchar(120)   not null,
    trigger_name  varchar(200)   not null,
    trigger_group varchar(200)   not null,
    str_prop_1    varchar(512)   null,
    str_prop_2    varchar(512)   null,
    str_prop_3    varchar(512)   null,
    int_prop_1    int            null,
    int_prop_2    int            null,
    long_prop_1   bigint         null,
    long_prop_2   bigint         null,
    dec_prop_1    numeric(13, 4) null,
    dec_prop_2    numeric(13, 4) null,
    bool_prop_1   bool           null,
    bool_prop_2   bool           null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references ops.qrtz_triggers (sched_name, trigger_name, trigger_group)
);
comment on table ops.qrtz_simprop_triggers is
    'Grain: one trigger of another kind (calendar or daily interval); its settings stand in columns by type';
comment on column ops.qrtz_simprop_triggers.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_simprop_triggers.trigger_name is 'Name of the trigger within its group';
comment on column ops.qrtz_simprop_triggers.trigger_group is 'Group of the trigger';
comment on column ops.qrtz_simprop_triggers.str_prop_1 is 'First text setting of its kind';
comment on column ops.qrtz_simprop_triggers.str_prop_2 is 'Second text setting of its kind';
comment on column ops.qrtz_simprop_triggers.str_prop_3 is 'Third text setting of its kind';
comment on column ops.qrtz_simprop_triggers.int_prop_1 is 'First integer setting of its kind';
comment on column ops.qrtz_simprop_triggers.int_prop_2 is 'Second integer setting of its kind';
comment on column ops.qrtz_simprop_triggers.long_prop_1 is 'First long setting of its kind';
comment on column ops.qrtz_simprop_triggers.long_prop_2 is 'Second long setting of its kind';
comment on column ops.qrtz_simprop_triggers.dec_prop_1 is 'First decimal setting of its kind';
comment on column ops.qrtz_simprop_triggers.dec_prop_2 is 'Second decimal setting of its kind';
comment on column ops.qrtz_simprop_triggers.bool_prop_1 is 'First flag of its kind';
comment on column ops.qrtz_simprop_triggers.bool_prop_2 is 'Second flag of its kind';

create table ops.qrtz_blob_triggers
(
    sched_name    varchar(120) not null,
    trigger_name  varchar(200) not null,
    trigger_group varchar(200) not null,
    blob_data     bytea        null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references ops.qrtz_triggers (sched_name, trigger_name, trigger_group)
);
comment on table ops.qrtz_blob_triggers is 'Grain: one trigger of a kind that has no columns, serialized; not used here';
comment on column ops.qrtz_blob_triggers.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_blob_triggers.trigger_name is 'Name of the trigger within its group';
comment on column ops.qrtz_blob_triggers.trigger_group is 'Group of the trigger';
comment on column ops.qrtz_blob_triggers.blob_data is 'The trigger, serialized by Java';

create table ops.qrtz_calendars
(
    sched_name    varchar(120) not null,
    calendar_name varchar(200) not null,
    calendar      bytea        not null,
    primary key (sched_name, calendar_name)
);
comment on table ops.qrtz_calendars is 'Grain: one calendar of days on which triggers rest; not used here';
comment on column ops.qrtz_calendars.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_calendars.calendar_name is 'Name of the calendar';
comment on column ops.qrtz_calendars.calendar is 'The calendar, serialized by Java';

create table ops.qrtz_paused_trigger_grps
(
    sched_name    varchar(120) not null,
    trigger_group varchar(200) not null,
    primary key (sched_name, trigger_group)
);
comment on table ops.qrtz_paused_trigger_grps is 'Grain: one group of triggers that is paused';
comment on column ops.qrtz_paused_trigger_grps.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_paused_trigger_grps.trigger_group is 'Group of triggers';

create table ops.qrtz_fired_triggers
(
    sched_name        varchar(120) not null,
    entry_id          varchar(95)  not null,
    trigger_name      varchar(200) not null,
    trigger_group     varchar(200) not null,
    instance_name     varchar(200) not null,
    fired_time        bigint       not null,
    sched_time        bigint       not null,
    priority          integer      not null,
    state             varchar(16)  not null,
    job_name          varchar(200) null,
    job_group         varchar(200) null,
    is_nonconcurrent  bool         null,
    requests_recovery bool         null,
    primary key (sched_name, entry_id)
);
comment on table ops.qrtz_fired_triggers is 'Grain: one firing that is acquired or runs';
comment on column ops.qrtz_fired_triggers.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_fired_triggers.entry_id is 'Identifier of the firing';
comment on column ops.qrtz_fired_triggers.trigger_name is 'Name of the trigger within its group';
comment on column ops.qrtz_fired_triggers.trigger_group is 'Group of the trigger';
comment on column ops.qrtz_fired_triggers.instance_name is 'Scheduler node that fires it';
comment on column ops.qrtz_fired_triggers.fired_time is 'When it was acquired or fired, milliseconds since 1970-01-01 UTC';
comment on column ops.qrtz_fired_triggers.sched_time is 'When it was due, milliseconds since 1970-01-01 UTC';
comment on column ops.qrtz_fired_triggers.priority is 'Priority of the trigger';
comment on column ops.qrtz_fired_triggers.state is 'ACQUIRED, EXECUTING or BLOCKED';
comment on column ops.qrtz_fired_triggers.job_name is 'Name of the job; null while it is only acquired';
comment on column ops.qrtz_fired_triggers.job_group is 'Group of the job; null while it is only acquired';
comment on column ops.qrtz_fired_triggers.is_nonconcurrent is
    'Whether the job may run only once at a time; false while it is only acquired';
comment on column ops.qrtz_fired_triggers.requests_recovery is
    'Whether the job is fired again when its node died; false while it is only acquired';

create table ops.qrtz_scheduler_state
(
    sched_name        varchar(120) not null,
    instance_name     varchar(200) not null,
    last_checkin_time bigint       not null,
    checkin_interval  bigint       not null,
    primary key (sched_name, instance_name)
);
comment on table ops.qrtz_scheduler_state is 'Grain: one scheduler node of the cluster';
comment on column ops.qrtz_scheduler_state.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_scheduler_state.instance_name is 'Name of the node';
comment on column ops.qrtz_scheduler_state.last_checkin_time is 'When it last showed life, milliseconds since 1970-01-01 UTC';
comment on column ops.qrtz_scheduler_state.checkin_interval is 'Milliseconds between its signs of life';

create table ops.qrtz_locks
(
    sched_name varchar(120) not null,
    lock_name  varchar(40)  not null,
    primary key (sched_name, lock_name)
);
comment on table ops.qrtz_locks is 'Grain: one lock by which the nodes of a scheduler take turns';
comment on column ops.qrtz_locks.sched_name is 'Name of the scheduler; its nodes share it';
comment on column ops.qrtz_locks.lock_name is 'TRIGGER_ACCESS or STATE_ACCESS';

create index idx_qrtz_j_req_recovery on ops.qrtz_job_details (sched_name, requests_recovery);
create index idx_qrtz_j_grp on ops.qrtz_job_details (sched_name, job_group);

create index idx_qrtz_t_j on ops.qrtz_triggers (sched_name, job_name, job_group);
create index idx_qrtz_t_jg on ops.qrtz_triggers (sched_name, job_group);
create index idx_qrtz_t_c on ops.qrtz_triggers (sched_name, calendar_name);
create index idx_qrtz_t_g on ops.qrtz_triggers (sched_name, trigger_group);
create index idx_qrtz_t_state on ops.qrtz_triggers (sched_name, trigger_state);
create index idx_qrtz_t_n_state on ops.qrtz_triggers (sched_name, trigger_name, trigger_group, trigger_state);
create index idx_qrtz_t_n_g_state on ops.qrtz_triggers (sched_name, trigger_group, trigger_state);
create index idx_qrtz_t_next_fire_time on ops.qrtz_triggers (sched_name, next_fire_time);
create index idx_qrtz_t_nft_st on ops.qrtz_triggers (sched_name, trigger_state, next_fire_time);
create index idx_qrtz_t_nft_misfire on ops.qrtz_triggers (sched_name, misfire_instr, next_fire_time);
create index idx_qrtz_t_nft_st_misfire on ops.qrtz_triggers (sched_name, misfire_instr, next_fire_time, trigger_state);
create index idx_qrtz_t_nft_st_misfire_grp on ops.qrtz_triggers (sched_name, misfire_instr, next_fire_time, trigger_group, trigger_state);

create index idx_qrtz_ft_trig_inst_name on ops.qrtz_fired_triggers (sched_name, instance_name);
create index idx_qrtz_ft_inst_job_req_rcvry on ops.qrtz_fired_triggers (sched_name, instance_name, requests_recovery);
create index idx_qrtz_ft_j_g on ops.qrtz_fired_triggers (sched_name, job_name, job_group);
create index idx_qrtz_ft_jg on ops.qrtz_fired_triggers (sched_name, job_group);
create index idx_qrtz_ft_t_g on ops.qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
create index idx_qrtz_ft_tg on ops.qrtz_fired_triggers (sched_name, trigger_group);
