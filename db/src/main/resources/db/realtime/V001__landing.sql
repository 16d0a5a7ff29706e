-- Landing: what Kafka delivered, faithfully. A row is one record, identified by topic (the table), generation of the
-- topic, partition and offset. Partitioned by the UTC day it landed, so that whole days are dropped after their retention.
create schema landing;
comment on schema landing is 'What Kafka delivered, typed, nothing left out; kept for a limited time';

revoke all on schema public from public;

-- A row is the next offset expected of one partition of a topic. Rows of earlier generations of a topic are kept.
-- Partition -1 holds mended dead letters; it has a position of its own and no log behind it.
create table landing.position (
    topic           text        not null,
    generation      smallint    not null default 1,
    partition       integer     not null,
    next_offset     bigint      not null,
    topic_id        text        not null,
    log_end         bigint      not null,
    log_end_seen_at timestamptz not null,

    constraint position_pk           primary key (topic, generation, partition),
    constraint position_generation_ck check (generation >= 1),
    constraint position_partition_ck check (partition >= -1),
    constraint position_offset_ck    check (next_offset >= 0)
);

-- A row is what published loads have taken of a partition: everything before next_offset. Written back by publish; retention
-- drops landed days only behind it.
create table landing.published_position (
    topic        text        not null,
    generation   smallint    not null,
    partition    integer     not null,
    next_offset  bigint      not null,
    load_id      integer     not null,
    published_at timestamptz not null,

    constraint published_position_pk primary key (topic, generation, partition)
);

-- One transaction of transactions-topic; its lines are parallel arrays.
create table landing.sale (
    record_timestamp timestamptz not null,
    log_offset       bigint      not null,
    content_hash     bigint      not null,
    landed_at        timestamptz not null,
    occurred_at      timestamptz not null,
    transaction_id   uuid        not null,
    partition        integer     not null,
    landed_day       date        not null,
    generation       smallint    not null,
    user_id          text        not null,
    product_ids      text[]      not null,
    quantities       integer[]   not null,
    prices           numeric[]   not null,
    discounts        numeric[]   not null,
    total_amount     numeric(16, 4) not null,
    payment_method   text        not null,
    country          text        not null,
    currency         text,
    session_id       text,
    extra            jsonb,

    constraint sale_pk        primary key (generation, partition, log_offset, landed_day),
    constraint sale_lines_ck  check (cardinality(product_ids) >= 1
        and cardinality(quantities) = cardinality(product_ids)
        and cardinality(prices) = cardinality(product_ids)
        and cardinality(discounts) = cardinality(product_ids)),
    constraint sale_number_ck check (total_amount <> 'NaN' and 'NaN' <> all (prices))
) partition by range (landed_day);

-- One event of product-views-topic.
create table landing.product_view (
    record_timestamp        timestamptz not null,
    log_offset              bigint      not null,
    content_hash            bigint      not null,
    landed_at               timestamptz not null,
    occurred_at             timestamptz not null,
    event_id                uuid        not null,
    partition               integer     not null,
    landed_day              date        not null,
    view_duration           integer,
    previously_viewed_count integer,
    results_count           integer,
    generation              smallint    not null,
    from_search             boolean,
    event_type              text        not null,
    user_id                 text        not null,
    session_id              text        not null,
    country                 text        not null,
    product_id              text,
    product_name            text,
    category                text,
    price                   numeric(16, 4),
    search_query            text,
    filter_category         text,
    min_price               numeric(16, 4),
    max_price               numeric(16, 4),
    product_ids             text[],
    product_names           text[],
    prices                  numeric[],
    extra                   jsonb,

    constraint product_view_pk        primary key (generation, partition, log_offset, landed_day),
    constraint product_view_type_ck   check (event_type in ('view', 'search', 'filter', 'compare')),
    constraint product_view_number_ck check (price <> 'NaN' and min_price <> 'NaN' and max_price <> 'NaN')
) partition by range (landed_day);

-- One event of cart-events-topic; the items of a checkout or abandonment are parallel arrays.
create table landing.cart_event (
    record_timestamp   timestamptz not null,
    log_offset         bigint      not null,
    content_hash       bigint      not null,
    landed_at          timestamptz not null,
    occurred_at        timestamptz not null,
    event_id           uuid        not null,
    partition          integer     not null,
    landed_day         date        not null,
    cart_size          integer,
    quantity           integer,
    old_quantity       integer,
    new_quantity       integer,
    total_items        integer,
    generation         smallint    not null,
    event_type         text        not null,
    user_id            text        not null,
    session_id         text        not null,
    country            text        not null,
    product_id         text,
    product_name       text,
    category           text,
    price              numeric(16, 4),
    cart_value         numeric(16, 4),
    total_value        numeric(16, 4),
    currency           text,
    item_product_ids   text[],
    item_product_names text[],
    item_categories    text[],
    item_prices        numeric[],
    item_quantities    integer[],
    extra              jsonb,

    constraint cart_event_pk        primary key (generation, partition, log_offset, landed_day),
    constraint cart_event_type_ck   check (event_type in
        ('add_to_cart', 'remove_from_cart', 'update_quantity', 'checkout', 'cart_abandonment')),
    constraint cart_event_number_ck check (price <> 'NaN' and cart_value <> 'NaN' and total_value <> 'NaN')
) partition by range (landed_day);

-- One statement of customers-topic about a customer, or its deletion (a null value: no event_id, occurred at the record's timestamp).
create table landing.customer_change (
    record_timestamp  timestamptz not null,
    log_offset        bigint      not null,
    content_hash      bigint      not null,
    landed_at         timestamptz not null,
    occurred_at       timestamptz not null,
    event_id          uuid,
    partition         integer     not null,
    landed_day        date        not null,
    age               integer,
    registration_date date,
    generation        smallint    not null,
    event_type        text        not null,
    user_id           text        not null,
    email             text,
    country           text,
    city              text,
    preferences       text[],
    loyalty_tier      text,
    extra             jsonb,

    constraint customer_change_pk      primary key (generation, partition, log_offset, landed_day),
    constraint customer_change_type_ck check (event_type in ('customer_upserted', 'customer_deleted'))
) partition by range (landed_day);

-- One statement of products-topic about a product, or its deletion (a null value: no event_id, occurred at the record's timestamp).
create table landing.product_change (
    record_timestamp timestamptz not null,
    log_offset       bigint      not null,
    content_hash     bigint      not null,
    landed_at        timestamptz not null,
    occurred_at      timestamptz not null,
    event_id         uuid,
    partition        integer     not null,
    landed_day       date        not null,
    inventory        integer,
    generation       smallint    not null,
    is_active        boolean,
    event_type       text        not null,
    product_id       text        not null,
    product_name     text,
    category_group   text,
    category         text,
    brand            text,
    price            numeric(16, 4),
    cost             numeric(16, 4),
    currency         text,
    rating           numeric(16, 4),
    extra            jsonb,

    constraint product_change_pk        primary key (generation, partition, log_offset, landed_day),
    constraint product_change_type_ck   check (event_type in ('product_upserted', 'product_deleted')),
    constraint product_change_number_ck check (price <> 'NaN' and cost <> 'NaN' and rating <> 'NaN')
) partition by range (landed_day);

-- A record that ingest could not read: its bytes and the reason. It is never deleted by ingest.
create table landing.dead_letter (
    topic            text        not null,
    generation       smallint    not null,
    partition        integer     not null,
    log_offset       bigint      not null,
    reason           text        not null,
    detail           text        not null,
    record_key       bytea,
    record_value     bytea,
    record_timestamp timestamptz not null,
    received_at      timestamptz not null,
    state            text        not null default 'OPEN',
    request_id       bigint,
    resolved_at      timestamptz,

    constraint dead_letter_pk        primary key (topic, generation, partition, log_offset),
    constraint dead_letter_reason_ck check (reason in ('EMPTY', 'NOT_JSON', 'NOT_AN_OBJECT', 'MISSING_FIELD', 'INVALID_FIELD')),
    constraint dead_letter_state_ck  check (state in ('OPEN', 'MENDED', 'DISCARDED'))
);
create index dead_letter_reason_ix on landing.dead_letter (reason, received_at) where state = 'OPEN';
