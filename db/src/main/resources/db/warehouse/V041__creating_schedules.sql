-- A job that has no schedule can be given one.
alter table ops.request drop constraint request_kind_ck;
alter table ops.request add constraint request_kind_ck check (kind in (
    'launch', 'restart', 'stop', 'abandon', 'recover', 'release_load', 'backfill', 'stop_backfill', 'resume_backfill',
    'create_schedule', 'pause_schedule', 'resume_schedule', 'edit_schedule', 'freeze_schedules', 'release_schedules',
    'mend_dead_letters', 'discard_dead_letters', 'replay_quarantined', 'discard_quarantined', 'accept_position'));
comment on column ops.request.kind is
    'launch, restart, stop, abandon, recover, release_load, backfill, stop_backfill, resume_backfill, create_schedule, '
    'pause_schedule, resume_schedule, edit_schedule, freeze_schedules or release_schedules: carried out by batch-jobs; '
    'mend_dead_letters, discard_dead_letters, replay_quarantined, discard_quarantined or accept_position: by ingest';
