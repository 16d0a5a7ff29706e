-- What was refused, repeated or noticed, and what the checks found.

-- A landed record that the batch refused, whole, with the first reason that applies.
create table quality.quarantine (
    topic            text        not null,
    generation       smallint    not null,
    partition        integer     not null,
    log_offset       bigint      not null,
    load_id          integer     not null,
    job_execution_id bigint      not null,
    reason           text        not null,
    detail           text        not null,
    identity         text        not null,
    occurred_at      timestamptz not null,
    amount           numeric(20, 4),
    payload          jsonb       not null,
    state            text        not null default 'OPEN',
    quarantined_at   timestamptz not null default now(),

    constraint quarantine_pk        primary key (topic, generation, partition, log_offset),
    constraint quarantine_reason_ck check (reason in ('TOO_OLD', 'IN_THE_FUTURE', 'UNKNOWN_COUNTRY',
        'UNKNOWN_PAYMENT_METHOD', 'UNKNOWN_CURRENCY', 'INVALID_QUANTITY', 'NEGATIVE_PRICE', 'AMOUNT_OUT_OF_RANGE',
        'INVALID_DISCOUNT', 'INVALID_DURATION', 'CHECKOUT_WITHOUT_ITEMS', 'NO_EXCHANGE_RATE', 'CONFLICTING_DUPLICATE')),
    constraint quarantine_state_ck  check (state in ('OPEN', 'REPLAYED', 'DISCARDED'))
);
create index quarantine_load_ix on quality.quarantine (load_id, topic, reason);

-- A landed record whose identity an earlier record with the same content holds.
create table quality.duplicate (
    topic            text     not null,
    generation       smallint not null,
    partition        integer  not null,
    log_offset       bigint   not null,
    load_id          integer  not null,
    identity         uuid     not null,
    first_generation smallint not null,
    first_partition  integer  not null,
    first_log_offset bigint   not null,
    amount           numeric(20, 4),

    constraint duplicate_pk      primary key (topic, generation, partition, log_offset),
    constraint duplicate_twin_ck check ((generation, partition, log_offset)
        <> (first_generation, first_partition, first_log_offset))
);
create index duplicate_load_ix on quality.duplicate (load_id, topic);

-- Something noticed about a record that was loaded all the same.
create table quality.finding (
    topic      text     not null,
    generation smallint not null,
    partition  integer  not null,
    log_offset bigint   not null,
    kind       text     not null,
    load_id    integer  not null,
    identity   uuid     not null,
    detail     text     not null,

    constraint finding_pk      primary key (topic, generation, partition, log_offset, kind),
    constraint finding_kind_ck check (kind in ('TOTAL_MISMATCH'))
);
create index finding_load_ix on quality.finding (load_id);

-- What a check said about a load: the number of rows that offend it, zero where it holds.
create table quality.check_result (
    load_id    integer     not null,
    check_name text        not null,
    severity   text        not null,
    sentence   text        not null,
    offenders  bigint      not null,
    checked_at timestamptz not null default now(),

    constraint check_result_pk          primary key (load_id, check_name),
    constraint check_result_load_fk     foreign key (load_id) references warehouse.load on delete cascade,
    constraint check_result_severity_ck check (severity in ('ERROR', 'WARNING'))
);

-- Up to 100 rows that offend a check, as they were seen.
create table quality.check_offender (
    load_id    integer not null,
    check_name text    not null,
    number     integer not null,
    row_seen   jsonb   not null,

    constraint check_offender_pk        primary key (load_id, check_name, number),
    constraint check_offender_result_fk foreign key (load_id, check_name) references quality.check_result on delete cascade,
    constraint check_offender_number_ck check (number between 1 and 100)
);
