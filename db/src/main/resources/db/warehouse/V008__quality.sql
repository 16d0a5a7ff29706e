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
    amount           numeric(38, 4),
    payload          jsonb       not null,
    state            text        not null default 'OPEN',
    quarantined_at   timestamptz not null default now(),

    constraint quarantine_pk        primary key (topic, generation, partition, log_offset),
    constraint quarantine_reason_ck check (reason in ('TOO_OLD', 'IN_THE_FUTURE', 'UNKNOWN_COUNTRY',
        'UNKNOWN_PAYMENT_METHOD', 'UNKNOWN_CURRENCY', 'INVALID_QUANTITY', 'NEGATIVE_PRICE', 'AMOUNT_OUT_OF_RANGE',
        'INVALID_DISCOUNT', 'INVALID_DURATION', 'CHECKOUT_WITHOUT_ITEMS', 'NO_EXCHANGE_RATE', 'CONFLICTING_DUPLICATE')),
    constraint quarantine_state_ck  check (state in ('OPEN', 'REPLAYED', 'DISCARDED'))
);
comment on table quality.quarantine is
    'Grain: one landed record that the batch refused, whole, with the first reason that applies';
comment on column quality.quarantine.topic is 'Topic in Kafka';
comment on column quality.quarantine.generation is 'Generation of the topic, from 1';
comment on column quality.quarantine.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column quality.quarantine.log_offset is 'Offset of the record in its partition, from 0';
comment on column quality.quarantine.load_id is 'The load that refused it';
comment on column quality.quarantine.job_execution_id is 'The execution that refused it: ops.batch_job_execution';
comment on column quality.quarantine.reason is
    'Why, a word of the contract, for example UNKNOWN_COUNTRY; of several the first in its order';
comment on column quality.quarantine.detail is 'A sentence that says what was found and what was expected';
comment on column quality.quarantine.identity is 'transaction_id or event_id; on profile topics what the record is about';
comment on column quality.quarantine.occurred_at is 'When it happened, by the record itself';
comment on column quality.quarantine.amount is
    'Worth of its lines less discounts, in the currency of sale; null unless it is a sale';
comment on column quality.quarantine.payload is 'The landed row as JSON';
comment on column quality.quarantine.state is 'OPEN, REPLAYED or DISCARDED';
comment on column quality.quarantine.quarantined_at is 'When it was refused';
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
    amount           numeric(38, 4),

    constraint duplicate_pk      primary key (topic, generation, partition, log_offset),
    constraint duplicate_twin_ck check ((generation, partition, log_offset)
        <> (first_generation, first_partition, first_log_offset))
);
comment on table quality.duplicate is 'Grain: one landed record whose identity an earlier record with the same content holds';
comment on column quality.duplicate.topic is 'Topic in Kafka';
comment on column quality.duplicate.generation is 'Generation of the topic, from 1';
comment on column quality.duplicate.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column quality.duplicate.log_offset is 'Offset of the record in its partition, from 0';
comment on column quality.duplicate.load_id is 'The load that found it';
comment on column quality.duplicate.identity is 'transaction_id or event_id';
comment on column quality.duplicate.first_generation is 'Generation of the record that holds the identity';
comment on column quality.duplicate.first_partition is 'Partition of the record that holds the identity';
comment on column quality.duplicate.first_log_offset is 'Offset of the record that holds the identity';
comment on column quality.duplicate.amount is
    'Worth of its lines less discounts, in the currency of sale; null unless it is a sale';
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
comment on table quality.finding is 'Grain: one thing noticed about one record that was loaded all the same';
comment on column quality.finding.topic is 'Topic in Kafka';
comment on column quality.finding.generation is 'Generation of the topic, from 1';
comment on column quality.finding.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column quality.finding.log_offset is 'Offset of the record in its partition, from 0';
comment on column quality.finding.kind is 'TOTAL_MISMATCH: total_amount differs from the sum of the lines by more than 0.01';
comment on column quality.finding.load_id is 'The load that noticed it';
comment on column quality.finding.identity is 'transaction_id of the sale';
comment on column quality.finding.detail is 'A sentence with both numbers';
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
comment on table quality.check_result is 'Grain: one check on one load. What it said when it last ran';
comment on column quality.check_result.load_id is 'The load that was checked';
comment on column quality.check_result.check_name is 'Name of the check, for example books_add_up';
comment on column quality.check_result.severity is 'ERROR stops the load at its gate, WARNING does not';
comment on column quality.check_result.sentence is 'What must hold, for people';
comment on column quality.check_result.offenders is 'Rows that offend it; 0 where it holds';
comment on column quality.check_result.checked_at is 'When the check ran';

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
comment on table quality.check_offender is 'Grain: one row that offends a check, at most 100 of each result';
comment on column quality.check_offender.load_id is 'The load that was checked';
comment on column quality.check_offender.check_name is 'Name of the check';
comment on column quality.check_offender.number is 'Running number within the result, 1 to 100';
comment on column quality.check_offender.row_seen is 'The row as the check saw it';
