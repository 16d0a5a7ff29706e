-- A load that its checks stopped may be released by people who answer for it.
create table quality.release (
    load_id     integer     not null,
    released_by text        not null,
    reason      text        not null,
    checks      text[]      not null,
    request_id  bigint      not null,
    released_at timestamptz not null default now(),

    constraint release_pk        primary key (load_id, released_by),
    constraint release_load_fk   foreign key (load_id) references warehouse.load on delete cascade,
    constraint release_checks_ck check (cardinality(checks) > 0)
);
comment on table quality.release is
    'Grain: one person who lets one load pass its gate in spite of the checks that it violates. As many are needed as is set';
comment on column quality.release.load_id is 'The load';
comment on column quality.release.released_by is 'Who answers for it';
comment on column quality.release.reason is 'Why, in the words of that person';
comment on column quality.release.checks is 'The checks that were violated then: it passes those and no others';
comment on column quality.release.request_id is 'The request by which it was released';
comment on column quality.release.released_at is 'When';
grant select, insert, update, delete on quality.release to batch_runner;
grant select on quality.release to console_app;

alter table ops.request drop constraint request_kind_ck;
alter table ops.request add constraint request_kind_ck check (kind in (
    'launch', 'restart', 'stop', 'release_load', 'mend_dead_letters', 'discard_dead_letters', 'replay_quarantined',
    'discard_quarantined', 'accept_position'));
comment on column ops.request.kind is
    'launch, restart, stop or release_load: carried out by batch-jobs; mend_dead_letters, discard_dead_letters, '
    'replay_quarantined, discard_quarantined or accept_position: by ingest';
