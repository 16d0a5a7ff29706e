-- A load is one pass from landing to warehouse. Loads are a chain: at most one is open.
create table warehouse.load (
    load_id       integer     not null generated always as identity,
    business_date date        not null,
    attempt       integer     not null default 1,
    status        text        not null default 'OPEN',
    opened_at     timestamptz not null default now(),
    published_at  timestamptz,
    discarded_at  timestamptz,

    constraint load_pk         primary key (load_id),
    constraint load_attempt_uq unique (business_date, attempt),
    constraint load_attempt_ck check (attempt >= 1),
    constraint load_status_ck  check (status in ('OPEN', 'PUBLISHED', 'DISCARDED')),
    constraint load_times_ck   check ((status = 'PUBLISHED') = (published_at is not null)
                                  and (status = 'DISCARDED') = (discarded_at is not null))
);
comment on table warehouse.load is
    'Grain: one load, a pass from landing to the warehouse. Loads are a chain: at most one is open';
comment on column warehouse.load.load_id is 'Number of the load, growing; loads are published in this order';
comment on column warehouse.load.business_date is 'The UTC day that the load is about; not the day it ran';
comment on column warehouse.load.attempt is
    '1, and one more after each discard, repeat or forced re-run of the same business date';
comment on column warehouse.load.status is 'OPEN, PUBLISHED or DISCARDED';
comment on column warehouse.load.opened_at is 'When it was planned and its bounds were fixed';
comment on column warehouse.load.published_at is 'When readers began to see it; null unless it is published';
comment on column warehouse.load.discarded_at is 'When it was given up; null unless it is discarded';
create unique index load_open_uq on warehouse.load ((true)) where status = 'OPEN';

-- What a load takes of one partition of a topic: offsets from from_offset (included) to to_offset (not included).
create table warehouse.load_position (
    load_id     integer  not null,
    topic       text     not null,
    generation  smallint not null,
    partition   integer  not null,
    from_offset bigint   not null,
    to_offset   bigint   not null,

    constraint load_position_pk       primary key (load_id, topic, generation, partition),
    constraint load_position_load_fk  foreign key (load_id) references warehouse.load on delete cascade,
    constraint load_position_range_ck check (0 <= from_offset and from_offset <= to_offset)
);
comment on table warehouse.load_position is
    'Grain: one partition of one generation of a topic in one load. The offsets that the load takes; equal bounds take none';
comment on column warehouse.load_position.load_id is 'The load';
comment on column warehouse.load_position.topic is 'Topic in Kafka, for example transactions-topic';
comment on column warehouse.load_position.generation is 'Generation of the topic, from 1';
comment on column warehouse.load_position.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column warehouse.load_position.from_offset is 'First offset taken';
comment on column warehouse.load_position.to_offset is 'First offset not taken: where the next load begins';

-- A UTC day that events of a load fall on: its fact partitions exist, its totals are computed again.
create table warehouse.load_day (
    load_id   integer not null,
    event_day date    not null,

    constraint load_day_pk      primary key (load_id, event_day),
    constraint load_day_load_fk foreign key (load_id) references warehouse.load on delete cascade
);
comment on table warehouse.load_day is
    'Grain: one UTC day that events of a load fall on, its business date among them. Fact partitions are made for it, totals '
    'computed again';
comment on column warehouse.load_day.load_id is 'The load';
comment on column warehouse.load_day.event_day is 'UTC day of events of the load';

-- The books of a load, by topic: every landed record has one fate.
create table warehouse.load_book (
    load_id            integer not null,
    topic              text    not null,
    landed             bigint  not null,
    facts              bigint  not null,
    fact_rows          bigint  not null,
    duplicates         bigint  not null,
    quarantined        bigint  not null,
    landed_amount      numeric(38, 4),
    fact_amount        numeric(38, 4),
    duplicate_amount   numeric(38, 4),
    quarantined_amount numeric(38, 4),

    constraint load_book_pk      primary key (load_id, topic),
    constraint load_book_load_fk foreign key (load_id) references warehouse.load on delete cascade
);
comment on table warehouse.load_book is
    'Grain: one topic in one load. The books: every landed record has one fate, so landed = facts + duplicates + quarantined';
comment on column warehouse.load_book.load_id is 'The load';
comment on column warehouse.load_book.topic is 'Topic in Kafka';
comment on column warehouse.load_book.landed is 'Landed records that the load took';
comment on column warehouse.load_book.facts is 'Records that became facts; on profile topics, statements';
comment on column warehouse.load_book.fact_rows is 'Rows that those made: of a sale one per line, otherwise one per record';
comment on column warehouse.load_book.duplicates is 'Records whose identity an earlier record with the same content holds';
comment on column warehouse.load_book.quarantined is 'Records refused with a reason';
comment on column warehouse.load_book.landed_amount is
    'Sum of all landed lines less discounts, each in its own currency (a check sum, not a sum of money); null unless sales';
comment on column warehouse.load_book.fact_amount is 'The part of landed_amount that became facts; null where it is nothing';
comment on column warehouse.load_book.duplicate_amount is
    'The part of landed_amount that is duplicates; null where it is nothing';
comment on column warehouse.load_book.quarantined_amount is
    'The part of landed_amount that is quarantined; null where it is nothing';

-- One row: the newest published load. Loads are published in the order of their ids, so readers see rows up to it.
create table warehouse.published (
    only_row      boolean     not null default true,
    load_id       integer     not null,
    business_date date        not null,
    published_at  timestamptz not null,

    constraint published_pk      primary key (only_row),
    constraint published_only_ck check (only_row)
);
comment on table warehouse.published is
    'Grain: exactly one row, the newest published load. Readers see facts with a load_id up to it';
comment on column warehouse.published.only_row is 'Always true: there is one row';
comment on column warehouse.published.load_id is 'The newest published load; 0 before the first';
comment on column warehouse.published.business_date is
    'Newest business date of all published loads; 0001-01-01 before the first';
comment on column warehouse.published.published_at is 'When that load was published; the year 1 before the first';
insert into warehouse.published (load_id, business_date, published_at) values (0, '0001-01-01', '0001-01-01T00:00Z');
