-- A range of business dates that somebody asks for: one after the other, ascending, whatever nodes come and go.
create table ops.backfill (
    backfill_id  bigint      not null generated always as identity,
    first_date   date        not null,
    last_date    date        not null,
    mode         text        not null,
    state        text        not null default 'RUNNING',
    requested_by text        not null,
    reason       text,
    request_id   bigint      not null,
    started_at   timestamptz not null default now(),
    finished_at  timestamptz,

    constraint backfill_pk        primary key (backfill_id),
    constraint backfill_request_uq unique (request_id),
    constraint backfill_dates_ck  check (first_date <= last_date),
    constraint backfill_mode_ck   check (mode in ('missing', 'failed', 'rebuild')),
    constraint backfill_state_ck  check (state in ('RUNNING', 'DONE', 'FAILED', 'STOPPED')),
    constraint backfill_finish_ck check ((state = 'RUNNING') = (finished_at is null))
);
comment on table ops.backfill is 'Grain: one range of business dates that somebody asked for. One runs at a time';
comment on column ops.backfill.backfill_id is 'Number of the backfill';
comment on column ops.backfill.first_date is 'First business date, included';
comment on column ops.backfill.last_date is 'Last business date, included';
comment on column ops.backfill.mode is
    'missing: nights of dates that no load is published of; failed: those of them whose night failed or was stopped; rebuild: dates '
    'that were judged are judged again';
comment on column ops.backfill.state is 'RUNNING, DONE, FAILED (a date failed; it can be resumed) or STOPPED (the same)';
comment on column ops.backfill.requested_by is 'Who asked for it';
comment on column ops.backfill.reason is 'Why, in the words of who asked; null where none was given';
comment on column ops.backfill.request_id is 'The request by which it began';
comment on column ops.backfill.started_at is 'When it began';
comment on column ops.backfill.finished_at is 'When it was done, failed or was stopped; null while it runs';
create unique index backfill_running_uq on ops.backfill ((true)) where state = 'RUNNING';

create table ops.backfill_date (
    backfill_id      bigint not null,
    business_date    date   not null,
    state            text   not null,
    request_id       bigint,
    job_execution_id bigint,
    outcome          text,

    constraint backfill_date_pk       primary key (backfill_id, business_date),
    constraint backfill_date_fk       foreign key (backfill_id) references ops.backfill on delete cascade,
    constraint backfill_date_state_ck check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'SKIPPED'))
);
comment on table ops.backfill_date is 'Grain: one business date of one backfill, with how far it is';
comment on column ops.backfill_date.backfill_id is 'The backfill';
comment on column ops.backfill_date.business_date is 'The business date';
comment on column ops.backfill_date.state is 'WAITING, RUNNING, DONE, FAILED or SKIPPED (nothing to do, see outcome)';
comment on column ops.backfill_date.request_id is 'The request that was made for it; null while it waits or where it was skipped';
comment on column ops.backfill_date.job_execution_id is 'Newest execution for it; null before there is one';
comment on column ops.backfill_date.outcome is 'What became of it, or why it was skipped, a sentence; null before';

grant select, insert, update on ops.backfill, ops.backfill_date to batch_runner;
grant select on ops.backfill, ops.backfill_date to console_app;

alter table ops.request drop constraint request_kind_ck;
alter table ops.request add constraint request_kind_ck check (kind in (
    'launch', 'restart', 'stop', 'abandon', 'recover', 'release_load', 'backfill', 'stop_backfill', 'resume_backfill',
    'mend_dead_letters', 'discard_dead_letters', 'replay_quarantined', 'discard_quarantined', 'accept_position'));
comment on column ops.request.kind is
    'launch, restart, stop, abandon, recover, release_load, backfill, stop_backfill or resume_backfill: carried out by batch-jobs; '
    'mend_dead_letters, discard_dead_letters, replay_quarantined, discard_quarantined or accept_position: by ingest';
