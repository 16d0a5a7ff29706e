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
comment on table landing.position is
    'Grain: one partition of one generation of a topic. How far it has landed, and how far its log goes';
comment on column landing.position.topic is 'Topic in Kafka, for example transactions-topic';
comment on column landing.position.generation is
    'Generation of the topic, from 1; a topic that was deleted and made anew is the next one';
comment on column landing.position.partition is 'Partition of the topic, from 0; -1 is where mended dead letters land';
comment on column landing.position.next_offset is 'Next offset expected: everything before it has landed or is a dead letter';
comment on column landing.position.topic_id is 'Identifier that Kafka gave this generation of the topic';
comment on column landing.position.log_end is
    'Offset behind the last record of the log, as last seen; the lag is log_end - next_offset';
comment on column landing.position.log_end_seen_at is 'When log_end was seen, by the clock of ingest';

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
comment on table landing.published_position is
    'Grain: one partition of one generation of a topic. What published loads have taken; retention drops landed days only '
    'behind it';
comment on column landing.published_position.topic is 'Topic in Kafka, for example transactions-topic';
comment on column landing.published_position.generation is 'Generation of the topic, from 1';
comment on column landing.published_position.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.published_position.next_offset is 'Published loads have taken everything before this offset';
comment on column landing.published_position.load_id is
    'Newest published load that moved this position: warehouse.load in the other database';
comment on column landing.published_position.published_at is
    'When the position was written back, after that load was published';

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
    constraint sale_number_ck check (total_amount <> 'NaN' and 'NaN' <> all (prices) and 'NaN' <> all (discounts))
) partition by range (landed_day);
comment on table landing.sale is
    'Grain: one record of transactions-topic, a transaction with all its lines; partitioned by landed_day';
comment on column landing.sale.record_timestamp is
    'The record''s own timestamp in Kafka, milliseconds; not necessarily when the event happened';
comment on column landing.sale.log_offset is 'Offset of the record in its partition, from 0';
comment on column landing.sale.content_hash is
    '64-bit hash of the parsed content: tells a repeat (same hash) from a conflict (another)';
comment on column landing.sale.landed_at is 'When ingest took the record, by its clock';
comment on column landing.sale.occurred_at is 'When the customer paid: the event''s own timestamp, UTC where it had no offset';
comment on column landing.sale.transaction_id is 'The shop''s identifier of the transaction; repeats have landed too';
comment on column landing.sale.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.sale.landed_day is 'UTC day on which the record landed; decides its table partition';
comment on column landing.sale.generation is 'Generation of the topic, from 1';
comment on column landing.sale.user_id is 'The customer''s natural key, 1 to 64 characters';
comment on column landing.sale.product_ids is 'Natural key of the product of each line, at least one line';
comment on column landing.sale.quantities is 'Units of each line, any 32-bit number; the batch refuses those below 1';
comment on column landing.sale.prices is 'Price of one unit of each line, in the sale''s currency, at most 4 decimals';
comment on column landing.sale.discounts is 'Discount off each whole line, in the sale''s currency; 0 where the event had none';
comment on column landing.sale.total_amount is
    'Total as the producer gave it, in the sale''s currency; not necessarily the sum of the lines';
comment on column landing.sale.payment_method is 'Payment method as the producer wrote it';
comment on column landing.sale.country is 'Country as the producer wrote it';
comment on column landing.sale.currency is 'ISO 4217 code; null where the event has none: then the currency of the country';
comment on column landing.sale.session_id is 'The visit; null where the event has none';
comment on column landing.sale.extra is 'Fields that the contract does not name, kept as they came; null where there are none';

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
    constraint product_view_number_ck check (price <> 'NaN' and min_price <> 'NaN' and max_price <> 'NaN'
        and 'NaN' <> all (prices))
) partition by range (landed_day);
comment on table landing.product_view is
    'Grain: one record of product-views-topic, a view, search, filter or comparison; partitioned by landed_day';
comment on column landing.product_view.record_timestamp is
    'The record''s own timestamp in Kafka, milliseconds; not necessarily when the event happened';
comment on column landing.product_view.log_offset is 'Offset of the record in its partition, from 0';
comment on column landing.product_view.content_hash is
    '64-bit hash of the parsed content: tells a repeat (same hash) from a conflict (another)';
comment on column landing.product_view.landed_at is 'When ingest took the record, by its clock';
comment on column landing.product_view.occurred_at is
    'When it happened: the event''s own timestamp, UTC where it had no offset';
comment on column landing.product_view.event_id is 'The producer''s identifier of the event; repeats have landed too';
comment on column landing.product_view.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.product_view.landed_day is 'UTC day on which the record landed; decides its table partition';
comment on column landing.product_view.view_duration is 'Seconds on the page; null where the event has none';
comment on column landing.product_view.previously_viewed_count is
    'Products viewed before in the visit, as the producer counts them; null where the event has none';
comment on column landing.product_view.results_count is 'Products found by a search or filter; null where the event has none';
comment on column landing.product_view.generation is 'Generation of the topic, from 1';
comment on column landing.product_view.from_search is 'Whether the view came from a search; null where the event does not say';
comment on column landing.product_view.event_type is 'view, search, filter or compare';
comment on column landing.product_view.user_id is 'The visitor''s natural key, 1 to 64 characters';
comment on column landing.product_view.session_id is 'The visit, 1 to 64 characters';
comment on column landing.product_view.country is 'Country as the producer wrote it';
comment on column landing.product_view.product_id is 'Natural key of the viewed product; null where the event has none';
comment on column landing.product_view.product_name is
    'Name of the viewed product as the event gave it; null where it has none';
comment on column landing.product_view.category is
    'Category of the viewed product, of several compared ones "mixed"; null where the event has none';
comment on column landing.product_view.price is 'Price shown, in the currency of the country; null where the event has none';
comment on column landing.product_view.search_query is 'What the visitor typed; null where it is no search';
comment on column landing.product_view.filter_category is 'Category the visitor filtered by; null where the event has none';
comment on column landing.product_view.min_price is
    'Lower bound of a price filter, in the currency of the country; null where the event has none';
comment on column landing.product_view.max_price is
    'Upper bound of a price filter, in the currency of the country; null where the event has none';
comment on column landing.product_view.product_ids is 'Natural keys of the compared products; null where it is no comparison';
comment on column landing.product_view.product_names is
    'Names of the compared products as the event gave them; null where it has none';
comment on column landing.product_view.prices is
    'Prices of the compared products, in the currency of the country; null where the event has none';
comment on column landing.product_view.extra is
    'Fields that the contract does not name, kept as they came; null where there are none';

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
    constraint cart_event_number_ck check (price <> 'NaN' and cart_value <> 'NaN' and total_value <> 'NaN'
        and 'NaN' <> all (item_prices))
) partition by range (landed_day);
comment on table landing.cart_event is
    'Grain: one record of cart-events-topic, with the items of a checkout or abandonment; partitioned by landed_day';
comment on column landing.cart_event.record_timestamp is
    'The record''s own timestamp in Kafka, milliseconds; not necessarily when the event happened';
comment on column landing.cart_event.log_offset is 'Offset of the record in its partition, from 0';
comment on column landing.cart_event.content_hash is
    '64-bit hash of the parsed content: tells a repeat (same hash) from a conflict (another)';
comment on column landing.cart_event.landed_at is 'When ingest took the record, by its clock';
comment on column landing.cart_event.occurred_at is 'When it happened: the event''s own timestamp, UTC where it had no offset';
comment on column landing.cart_event.event_id is 'The producer''s identifier of the event; repeats have landed too';
comment on column landing.cart_event.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.cart_event.landed_day is 'UTC day on which the record landed; decides its table partition';
comment on column landing.cart_event.cart_size is
    'Lines in the cart after the event, as the producer counts them; null where the event has none';
comment on column landing.cart_event.quantity is 'Units added or removed; null where the event has none';
comment on column landing.cart_event.old_quantity is 'Units of the line before an update; null where it is no update';
comment on column landing.cart_event.new_quantity is 'Units of the line after an update; null where it is no update';
comment on column landing.cart_event.total_items is
    'Units of the whole cart at checkout or abandonment; null where the event has none';
comment on column landing.cart_event.generation is 'Generation of the topic, from 1';
comment on column landing.cart_event.event_type is
    'add_to_cart, remove_from_cart, update_quantity, checkout or cart_abandonment';
comment on column landing.cart_event.user_id is 'The visitor''s natural key, 1 to 64 characters';
comment on column landing.cart_event.session_id is 'The visit, 1 to 64 characters';
comment on column landing.cart_event.country is 'Country as the producer wrote it';
comment on column landing.cart_event.product_id is
    'Natural key of the product added, removed or updated; null where the event has none';
comment on column landing.cart_event.product_name is 'Name of that product as the event gave it; null where it has none';
comment on column landing.cart_event.category is 'Category of that product as the event gave it; null where it has none';
comment on column landing.cart_event.price is
    'Price of one unit of that product, in the cart''s currency; null where the event has none';
comment on column landing.cart_event.cart_value is
    'Value of the cart after the event, in its currency; null where the event has none';
comment on column landing.cart_event.total_value is
    'Value of the cart at checkout or abandonment, in its currency; null where the event has none';
comment on column landing.cart_event.currency is
    'ISO 4217 code; null where the event has none: then the currency of the country';
comment on column landing.cart_event.item_product_ids is
    'Natural keys of the items of a checkout or abandonment; null where the event has no items';
comment on column landing.cart_event.item_product_names is
    'Names of the items, in the same order; null where the event has no items';
comment on column landing.cart_event.item_categories is
    'Categories of the items, in the same order; null where the event has no items';
comment on column landing.cart_event.item_prices is
    'Price of one unit of each item, in the cart''s currency, in the same order; null where the event has no items';
comment on column landing.cart_event.item_quantities is
    'Units of each item, in the same order; null where the event has no items';
comment on column landing.cart_event.extra is
    'Fields that the contract does not name, kept as they came; null where there are none';

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
comment on table landing.customer_change is
    'Grain: one record of customers-topic, a whole profile or a deletion; partitioned by landed_day';
comment on column landing.customer_change.record_timestamp is
    'The record''s own timestamp in Kafka, milliseconds; not necessarily when the event happened';
comment on column landing.customer_change.log_offset is 'Offset of the record in its partition, from 0';
comment on column landing.customer_change.content_hash is
    '64-bit hash of the parsed content: tells a repeat (same hash) from a conflict (another)';
comment on column landing.customer_change.landed_at is 'When ingest took the record, by its clock';
comment on column landing.customer_change.occurred_at is
    'From when on the statement holds; of a record with a null value the record''s own timestamp';
comment on column landing.customer_change.event_id is 'Identifier of the statement; null where the record had a null value';
comment on column landing.customer_change.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.customer_change.landed_day is 'UTC day on which the record landed; decides its table partition';
comment on column landing.customer_change.age is 'Years, as the producer says; null where the profile has none';
comment on column landing.customer_change.registration_date is 'UTC day of registration; null where the profile has none';
comment on column landing.customer_change.generation is 'Generation of the topic, from 1';
comment on column landing.customer_change.event_type is 'customer_upserted or customer_deleted';
comment on column landing.customer_change.user_id is 'The customer''s natural key, 1 to 64 characters';
comment on column landing.customer_change.email is
    'Personal data: never carried into the warehouse; null where the profile has none';
comment on column landing.customer_change.country is 'Country as the producer wrote it; null where the profile has none';
comment on column landing.customer_change.city is 'City as the producer wrote it; null where the profile has none';
comment on column landing.customer_change.preferences is
    'What the customer likes, in the producer''s order; null where the profile has none';
comment on column landing.customer_change.loyalty_tier is
    'Loyalty tier as the producer names it; null where the profile has none';
comment on column landing.customer_change.extra is
    'Fields that the contract does not name, kept as they came; null where there are none';

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
comment on table landing.product_change is
    'Grain: one record of products-topic, a whole catalogue entry or a deletion; partitioned by landed_day';
comment on column landing.product_change.record_timestamp is
    'The record''s own timestamp in Kafka, milliseconds; not necessarily when the event happened';
comment on column landing.product_change.log_offset is 'Offset of the record in its partition, from 0';
comment on column landing.product_change.content_hash is
    '64-bit hash of the parsed content: tells a repeat (same hash) from a conflict (another)';
comment on column landing.product_change.landed_at is 'When ingest took the record, by its clock';
comment on column landing.product_change.occurred_at is
    'From when on the statement holds; of a record with a null value the record''s own timestamp';
comment on column landing.product_change.event_id is 'Identifier of the statement; null where the record had a null value';
comment on column landing.product_change.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.product_change.landed_day is 'UTC day on which the record landed; decides its table partition';
comment on column landing.product_change.inventory is 'Units in stock; null where the entry has none';
comment on column landing.product_change.generation is 'Generation of the topic, from 1';
comment on column landing.product_change.is_active is 'Whether the product is sold; null where the entry does not say';
comment on column landing.product_change.event_type is 'product_upserted or product_deleted';
comment on column landing.product_change.product_id is 'The product''s natural key, 1 to 64 characters';
comment on column landing.product_change.product_name is 'Name of the product; null where the entry has none';
comment on column landing.product_change.category_group is
    'Group of categories, for example Electronics; null where the entry has none';
comment on column landing.product_change.category is 'Category, for example Laptops; null where the entry has none';
comment on column landing.product_change.brand is 'Brand; null where the entry has none';
comment on column landing.product_change.price is
    'List price of one unit, in the entry''s currency; null where the entry has none';
comment on column landing.product_change.cost is
    'What the shop pays for one unit, in the entry''s currency; null where the entry has none';
comment on column landing.product_change.currency is
    'ISO 4217 code; null where the entry has none: then the reporting currency';
comment on column landing.product_change.rating is
    'Rating by customers, on the producer''s scale; null where the entry has none';
comment on column landing.product_change.extra is
    'Fields that the contract does not name, kept as they came; null where there are none';

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
comment on table landing.dead_letter is
    'Grain: one record that ingest could not read, bytes and reason kept. Never deleted by ingest';
comment on column landing.dead_letter.topic is 'Topic in Kafka';
comment on column landing.dead_letter.generation is 'Generation of the topic, from 1';
comment on column landing.dead_letter.partition is 'Partition of the topic, from 0';
comment on column landing.dead_letter.log_offset is 'Offset of the record in its partition, from 0';
comment on column landing.dead_letter.reason is 'EMPTY, NOT_JSON, NOT_AN_OBJECT, MISSING_FIELD or INVALID_FIELD';
comment on column landing.dead_letter.detail is 'A sentence that names the field, what was found and what was expected';
comment on column landing.dead_letter.record_key is 'The record''s key, byte for byte; null where it had none';
comment on column landing.dead_letter.record_value is 'The record''s value, byte for byte; null where it had none';
comment on column landing.dead_letter.record_timestamp is
    'The record''s own timestamp in Kafka, milliseconds; not necessarily when the event happened';
comment on column landing.dead_letter.received_at is 'When ingest took the record, by its clock';
comment on column landing.dead_letter.state is 'OPEN, MENDED (landed in partition -1) or DISCARDED';
comment on column landing.dead_letter.request_id is
    'The request that mended or discarded it, so that repeating is harmless; null while it is open';
comment on column landing.dead_letter.resolved_at is 'When it was mended or discarded; null while it is open';
create index dead_letter_reason_ix on landing.dead_letter (reason, received_at) where state = 'OPEN';
