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

-- A UTC day that events of a load fall on: its fact partitions exist, its totals are computed again.
create table warehouse.load_day (
    load_id   integer not null,
    event_day date    not null,

    constraint load_day_pk      primary key (load_id, event_day),
    constraint load_day_load_fk foreign key (load_id) references warehouse.load on delete cascade
);

-- The books of a load, by topic: every landed record has one fate.
create table warehouse.load_book (
    load_id            integer not null,
    topic              text    not null,
    landed             bigint  not null,
    facts              bigint  not null,
    fact_rows          bigint  not null,
    duplicates         bigint  not null,
    quarantined        bigint  not null,
    landed_amount      numeric(20, 4),
    fact_amount        numeric(20, 4),
    duplicate_amount   numeric(20, 4),
    quarantined_amount numeric(20, 4),

    constraint load_book_pk      primary key (load_id, topic),
    constraint load_book_load_fk foreign key (load_id) references warehouse.load on delete cascade
);

-- One row: the newest published load. Loads are published in the order of their ids, so readers see rows up to it.
create table warehouse.published (
    only_row      boolean     not null default true,
    load_id       integer     not null,
    business_date date        not null,
    published_at  timestamptz not null,

    constraint published_pk      primary key (only_row),
    constraint published_only_ck check (only_row)
);
insert into warehouse.published (load_id, business_date, published_at) values (0, '0001-01-01', '0001-01-01T00:00Z');
