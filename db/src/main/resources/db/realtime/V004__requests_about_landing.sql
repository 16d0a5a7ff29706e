-- What operators ask of landing. A request (ops.request in the warehouse) names a selection of dead letters; the letters, and
-- the bytes that are to land in their place, stand here, so that payloads stay in landing.
create table landing.selected_letter (
    selection_id uuid    not null,
    topic        text    not null,
    generation   smallint not null,
    partition    integer not null,
    log_offset   bigint  not null,
    record_key   bytea,
    record_value bytea,
    selected_at  timestamptz not null default now(),

    constraint selected_letter_pk        primary key (selection_id, topic, generation, partition, log_offset),
    constraint selected_letter_letter_fk foreign key (topic, generation, partition, log_offset) references landing.dead_letter
);
comment on table landing.selected_letter is
    'Grain: one dead letter of one selection, which a request to mend or discard names; with the bytes to land in its place';
comment on column landing.selected_letter.selection_id is 'The selection: parameter "selection" of the request in ops.request';
comment on column landing.selected_letter.topic is 'Topic of the dead letter';
comment on column landing.selected_letter.generation is 'Generation of the topic';
comment on column landing.selected_letter.partition is 'Partition of the dead letter';
comment on column landing.selected_letter.log_offset is 'Offset of the dead letter';
comment on column landing.selected_letter.record_key is
    'Key to land, byte for byte; null where the record has none, or where it is to be discarded';
comment on column landing.selected_letter.record_value is
    'Value to land, byte for byte, mended or as it came; null where the record has none, or where it is to be discarded';
comment on column landing.selected_letter.selected_at is 'When it was selected';
create index selected_letter_letter_ix on landing.selected_letter (topic, generation, partition, log_offset);

-- Offsets that an operator gave up: the log had lost them before they landed.
create table landing.accepted_gap (
    topic       text        not null,
    generation  smallint    not null,
    partition   integer     not null,
    from_offset bigint      not null,
    to_offset   bigint      not null,
    request_id  bigint      not null,
    accepted_at timestamptz not null,

    constraint accepted_gap_pk       primary key (topic, generation, partition, from_offset),
    constraint accepted_gap_range_ck check (to_offset > from_offset)
);
comment on table landing.accepted_gap is
    'Grain: one range of offsets that the log had lost before they landed, and that an operator gave up';
comment on column landing.accepted_gap.topic is 'Topic in Kafka';
comment on column landing.accepted_gap.generation is 'Generation of the topic, from 1';
comment on column landing.accepted_gap.partition is 'Partition of the topic, from 0';
comment on column landing.accepted_gap.from_offset is 'First offset that was lost';
comment on column landing.accepted_gap.to_offset is 'First offset behind it that the log still had: there landing went on';
comment on column landing.accepted_gap.request_id is 'The request by which it was accepted: ops.request in the other database';
comment on column landing.accepted_gap.accepted_at is 'When ingest went on behind it, by its clock';

-- Who keeps ingest waiting: sessions that hold a lock on a table of landing under which nothing can be added, or that have
-- written there, or locked rows, for seconds and not ended.
create function landing.lock_holders()
    returns table (process_id integer, role_name name, application text, since timestamptz, query text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct a.pid, a.usename, a.application_name, a.xact_start, left(a.query, 200)
    from pg_locks l
    join pg_class c on c.oid = l.relation and c.relnamespace = 'landing'::regnamespace
    join pg_stat_activity a on a.pid = l.pid
    where l.granted
      and (l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
           or l.mode in ('RowShareLock', 'RowExclusiveLock') and a.xact_start < now() - interval '5 s')
      and l.database = (select oid from pg_database where datname = current_database())
      and l.pid <> pg_backend_pid()
    order by a.xact_start
$$;
comment on function landing.lock_holders() is
    'Sessions that hold a lock on a table of landing under which nothing can be added, or that have written there or locked '
    'rows for 5 seconds and not ended; the longest first';

revoke all on function landing.lock_holders() from public;
grant execute on function landing.lock_holders() to ingest_writer, console_app;

-- ingest lands what operators selected, and notes what they gave up
grant select on landing.selected_letter to ingest_writer;
grant select (record_timestamp) on landing.dead_letter to ingest_writer;
grant select, insert on landing.accepted_gap to ingest_writer;

grant select, insert on landing.selected_letter to console_app;
grant select on landing.accepted_gap to console_app;
grant select on landing.accepted_gap to batch_runner;
