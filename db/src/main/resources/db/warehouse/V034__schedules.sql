-- All schedules are held at once, and those that were paused before stay so afterwards.
create table ops.schedule_freeze (
    is_frozen  boolean     not null default true,
    schedules  text[]      not null,
    frozen_by  text        not null,
    reason     text,
    frozen_at  timestamptz not null default now(),

    constraint schedule_freeze_pk     primary key (is_frozen),
    constraint schedule_freeze_one_ck check (is_frozen)
);
comment on table ops.schedule_freeze is 'Grain: the one freeze of all schedules, while there is one';
comment on column ops.schedule_freeze.is_frozen is 'Always true: there is one row at most';
comment on column ops.schedule_freeze.schedules is 'The schedules that fired until then, and will again once they are released';
comment on column ops.schedule_freeze.frozen_by is 'Who asked for it';
comment on column ops.schedule_freeze.reason is 'Why, in the words of who asked; null where none was given';
comment on column ops.schedule_freeze.frozen_at is 'Since when';
grant select, insert, delete on ops.schedule_freeze to batch_runner;
grant select on ops.schedule_freeze to console_app;

alter table ops.request drop constraint request_kind_ck;
alter table ops.request add constraint request_kind_ck check (kind in (
    'launch', 'restart', 'stop', 'abandon', 'recover', 'release_load', 'backfill', 'stop_backfill', 'resume_backfill',
    'pause_schedule', 'resume_schedule', 'edit_schedule', 'freeze_schedules', 'release_schedules',
    'mend_dead_letters', 'discard_dead_letters', 'replay_quarantined', 'discard_quarantined', 'accept_position'));
comment on column ops.request.kind is
    'launch, restart, stop, abandon, recover, release_load, backfill, stop_backfill, resume_backfill, pause_schedule, '
    'resume_schedule, edit_schedule, freeze_schedules or release_schedules: carried out by batch-jobs; mend_dead_letters, '
    'discard_dead_letters, replay_quarantined, discard_quarantined or accept_position: by ingest';
