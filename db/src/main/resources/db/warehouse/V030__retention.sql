-- What retention found, and what it dropped.
create table ops.retention (
    what       text        not null,
    rule       text        not null,
    due        bigint      not null,
    oldest     date,
    counted_at timestamptz not null default now(),
    dropped    bigint,
    dropped_at timestamptz,

    constraint retention_pk      primary key (what),
    constraint retention_due_ck  check (due >= 0),
    constraint retention_drop_ck check ((dropped is null) = (dropped_at is null))
);
comment on table ops.retention is 'Grain: one kind of rows that are kept for a while: what is due, and what was dropped last';
comment on column ops.retention.what is 'What it is, in a word or two';
comment on column ops.retention.rule is 'A sentence that says what is kept, and how long';
comment on column ops.retention.due is 'How many rows the rule let go, when they were counted';
comment on column ops.retention.oldest is 'UTC day of the oldest of them; null where there are none';
comment on column ops.retention.counted_at is 'When they were counted';
comment on column ops.retention.dropped is 'How many rows were dropped last; null where none ever were';
comment on column ops.retention.dropped_at is 'When; null where none ever were';
grant select, insert, update on ops.retention to batch_runner;
grant select on ops.retention to console_app;
