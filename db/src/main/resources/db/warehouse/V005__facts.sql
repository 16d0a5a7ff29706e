-- Facts are partitioned by the UTC day of the event. No fact key is ever null: 0 is unknown, -1 is not applicable.
-- Columns stand in the order that packs them tightest: eight bytes, four, two, then what varies.
create type warehouse.view_event_type as enum ('view', 'search', 'filter', 'compare');
comment on type warehouse.view_event_type is 'What a visitor did on the product pages';
create type warehouse.cart_event_type as enum
    ('add_to_cart', 'remove_from_cart', 'update_quantity', 'checkout', 'cart_abandonment');
comment on type warehouse.cart_event_type is 'What happened to a cart';

-- The number of a visit: facts carry it instead of the session's text.
create table warehouse.session (
    session_key integer not null generated always as identity,
    session_id  text    not null,

    constraint session_pk primary key (session_key),
    constraint session_uq unique (session_id)
);
comment on table warehouse.session is 'Grain: one visit. Facts carry its number instead of its text';
comment on column warehouse.session.session_key is 'Number of the visit, four bytes on every fact';
comment on column warehouse.session.session_id is 'The shop''s identifier of the visit';

-- Who holds the identity of a transaction: the first record with it that became facts.
create table warehouse.transaction_identity (
    transaction_id uuid     not null,
    content_hash   bigint   not null,
    log_offset     bigint   not null,
    load_id        integer  not null,
    event_day      date     not null,
    partition      integer  not null,
    generation     smallint not null,

    constraint transaction_identity_pk primary key (transaction_id)
);
comment on table warehouse.transaction_identity is
    'Grain: one transaction that became facts. Who holds the identity: the first record with it; later ones are duplicates '
    'or conflicts';
comment on column warehouse.transaction_identity.transaction_id is 'The shop''s identifier of the transaction';
comment on column warehouse.transaction_identity.content_hash is
    '64-bit hash of the record''s content: a repeat with the same is a duplicate, with another a conflict';
comment on column warehouse.transaction_identity.log_offset is 'Offset of the record in its partition, from 0';
comment on column warehouse.transaction_identity.load_id is 'The load that made the facts';
comment on column warehouse.transaction_identity.event_day is
    'UTC day of the transaction: the partition of warehouse.fact_sales that holds its lines';
comment on column warehouse.transaction_identity.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column warehouse.transaction_identity.generation is 'Generation of the topic, from 1';

-- One row is one line of a transaction.
create table warehouse.fact_sales (
    occurred_at        timestamptz     not null,
    transaction_id     uuid            not null,
    event_day          date            not null,
    customer_key       integer         not null,
    product_key        integer         not null,
    session_key        integer,
    load_id            integer         not null,
    quantity           integer         not null,
    line_number        smallint        not null,
    geography_key      smallint        not null,
    payment_method_key smallint        not null,
    currency           text            not null,
    unit_price         numeric(16, 4)  not null,
    discount_amount    numeric(16, 4)  not null,
    net_amount         numeric(16, 4)  not null,
    exchange_rate      numeric(18, 10) not null,
    reporting_amount   numeric(16, 4)  not null,

    constraint fact_sales_day_ck    check (event_day = (occurred_at at time zone 'UTC')::date),
    constraint fact_sales_number_ck check (quantity >= 1 and unit_price >= 0 and discount_amount >= 0 and net_amount >= 0
        and exchange_rate > 0 and reporting_amount >= 0
        and 'NaN' <> all (array[unit_price, discount_amount, net_amount, exchange_rate, reporting_amount]))
) partition by range (event_day);
comment on table warehouse.fact_sales is
    'Grain: one line of a transaction; partitioned by event_day. Lines of one transaction share its transaction_id';
comment on column warehouse.fact_sales.occurred_at is 'When the customer paid';
comment on column warehouse.fact_sales.transaction_id is
    'Degenerate dimension: the shop''s identifier of the transaction; an order is a distinct one';
comment on column warehouse.fact_sales.event_day is 'UTC day of occurred_at, and the key of the date dimension';
comment on column warehouse.fact_sales.customer_key is 'The version of the customer that held at occurred_at; 0 is unknown';
comment on column warehouse.fact_sales.product_key is 'The version of the product that held at occurred_at; 0 is unknown';
comment on column warehouse.fact_sales.session_key is 'The visit, in warehouse.session; null where the sale names none';
comment on column warehouse.fact_sales.load_id is 'The load that wrote the row; readers see those of published loads';
comment on column warehouse.fact_sales.quantity is 'Units sold, at least 1';
comment on column warehouse.fact_sales.line_number is 'Position of the line in the transaction, from 1';
comment on column warehouse.fact_sales.geography_key is 'The version of the country that held at occurred_at';
comment on column warehouse.fact_sales.payment_method_key is 'The payment method';
comment on column warehouse.fact_sales.currency is
    'ISO 4217 code of the currency of sale, in which price, discount and net amount are';
comment on column warehouse.fact_sales.unit_price is 'Price of one unit, in the currency of sale, 0 or more, 4 decimals';
comment on column warehouse.fact_sales.discount_amount is
    'Discount off the whole line, in the currency of sale, 0 to the worth of the line';
comment on column warehouse.fact_sales.net_amount is
    'quantity x unit_price - discount_amount, in the currency of sale, 0 or more';
comment on column warehouse.fact_sales.exchange_rate is
    'Units of the reporting currency per unit of the currency of sale, as it was applied';
comment on column warehouse.fact_sales.reporting_amount is
    'net_amount x exchange_rate, in the reporting currency (USD by default), rounded half-even to 4 decimals';

-- One row is one view, search, filter or comparison.
create table warehouse.fact_product_views (
    occurred_at          timestamptz               not null,
    content_hash         bigint                    not null,
    log_offset           bigint                    not null,
    event_id             uuid                      not null,
    event_day            date                      not null,
    customer_key         integer                   not null,
    product_key          integer                   not null,
    session_key          integer                   not null,
    load_id              integer                   not null,
    event_type           warehouse.view_event_type not null,
    view_duration        integer,
    results_count        integer,
    geography_key        smallint                  not null,
    partition            smallint                  not null,
    generation           smallint                  not null,
    search_query         text,
    filter_category      text,
    min_price            numeric(16, 4),
    max_price            numeric(16, 4),
    compared_product_ids text[],

    constraint fact_product_views_day_ck    check (event_day = (occurred_at at time zone 'UTC')::date),
    constraint fact_product_views_number_ck check (min_price <> 'NaN' and max_price <> 'NaN')
) partition by range (event_day);
comment on table warehouse.fact_product_views is
    'Grain: one view, search, filter or comparison; partitioned by event_day. event_id is unique within its day';
comment on column warehouse.fact_product_views.occurred_at is 'When it happened';
comment on column warehouse.fact_product_views.content_hash is
    '64-bit hash of the record''s content: a repeat with the same is a duplicate, with another a conflict';
comment on column warehouse.fact_product_views.log_offset is 'Offset of the record in its partition, from 0';
comment on column warehouse.fact_product_views.event_id is 'Degenerate dimension: the producer''s identifier of the event';
comment on column warehouse.fact_product_views.event_day is 'UTC day of occurred_at, and the key of the date dimension';
comment on column warehouse.fact_product_views.customer_key is
    'The version of the customer that held at occurred_at; 0 is unknown';
comment on column warehouse.fact_product_views.product_key is
    'The version of the product viewed; 0 is unknown, -1 for searches, filters and comparisons';
comment on column warehouse.fact_product_views.session_key is 'The visit, in warehouse.session';
comment on column warehouse.fact_product_views.load_id is 'The load that wrote the row; readers see those of published loads';
comment on column warehouse.fact_product_views.event_type is 'Degenerate dimension: view, search, filter or compare';
comment on column warehouse.fact_product_views.view_duration is 'Seconds on the page, 0 or more; null where the event has none';
comment on column warehouse.fact_product_views.results_count is 'Products found; null where the event has none';
comment on column warehouse.fact_product_views.geography_key is 'The version of the country that held at occurred_at';
comment on column warehouse.fact_product_views.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column warehouse.fact_product_views.generation is 'Generation of the topic, from 1';
comment on column warehouse.fact_product_views.search_query is 'What the visitor typed; null where it is no search';
comment on column warehouse.fact_product_views.filter_category is
    'Category the visitor filtered by; null where the event has none';
comment on column warehouse.fact_product_views.min_price is
    'Lower bound of a price filter, in the currency of the country; null where the event has none';
comment on column warehouse.fact_product_views.max_price is
    'Upper bound of a price filter, in the currency of the country; null where the event has none';
comment on column warehouse.fact_product_views.compared_product_ids is
    'Natural keys of the compared products; null where it is no comparison';

-- One row is one cart event. Values stay in their own currency.
create table warehouse.fact_cart_events (
    occurred_at   timestamptz               not null,
    content_hash  bigint                    not null,
    log_offset    bigint                    not null,
    event_id      uuid                      not null,
    event_day     date                      not null,
    customer_key  integer                   not null,
    product_key   integer                   not null,
    session_key   integer                   not null,
    load_id       integer                   not null,
    event_type    warehouse.cart_event_type not null,
    quantity      integer,
    old_quantity  integer,
    new_quantity  integer,
    cart_size     integer,
    geography_key smallint                  not null,
    partition     smallint                  not null,
    generation    smallint                  not null,
    currency      text                      not null,
    cart_value    numeric(16, 4),

    constraint fact_cart_events_day_ck    check (event_day = (occurred_at at time zone 'UTC')::date),
    constraint fact_cart_events_number_ck check (cart_value <> 'NaN')
) partition by range (event_day);
comment on table warehouse.fact_cart_events is
    'Grain: one cart event; partitioned by event_day. event_id is unique within its day. Values stay in their own currency';
comment on column warehouse.fact_cart_events.occurred_at is 'When it happened';
comment on column warehouse.fact_cart_events.content_hash is
    '64-bit hash of the record''s content: a repeat with the same is a duplicate, with another a conflict';
comment on column warehouse.fact_cart_events.log_offset is 'Offset of the record in its partition, from 0';
comment on column warehouse.fact_cart_events.event_id is 'Degenerate dimension: the producer''s identifier of the event';
comment on column warehouse.fact_cart_events.event_day is 'UTC day of occurred_at, and the key of the date dimension';
comment on column warehouse.fact_cart_events.customer_key is
    'The version of the customer that held at occurred_at; 0 is unknown';
comment on column warehouse.fact_cart_events.product_key is
    'The version of the product added, removed or updated; 0 is unknown, -1 for checkouts and abandonments';
comment on column warehouse.fact_cart_events.session_key is 'The visit, in warehouse.session';
comment on column warehouse.fact_cart_events.load_id is 'The load that wrote the row; readers see those of published loads';
comment on column warehouse.fact_cart_events.event_type is
    'Degenerate dimension: add_to_cart, remove_from_cart, update_quantity, checkout or cart_abandonment';
comment on column warehouse.fact_cart_events.quantity is
    'Units added or removed; of the whole cart at checkout or abandonment; null where the event has none';
comment on column warehouse.fact_cart_events.old_quantity is 'Units of the line before an update; null where it is no update';
comment on column warehouse.fact_cart_events.new_quantity is 'Units of the line after an update; null where it is no update';
comment on column warehouse.fact_cart_events.cart_size is
    'Lines in the cart, as the producer counts them; null where the event has none';
comment on column warehouse.fact_cart_events.geography_key is 'The version of the country that held at occurred_at';
comment on column warehouse.fact_cart_events.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column warehouse.fact_cart_events.generation is 'Generation of the topic, from 1';
comment on column warehouse.fact_cart_events.currency is 'ISO 4217 code of cart_value';
comment on column warehouse.fact_cart_events.cart_value is
    'Value of the cart after the event, its total value at checkout or abandonment; null where the event has none';

-- Makes the fact partitions of the given days where they are missing. Safe to run again.
create function warehouse.make_fact_partitions(days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    parent text;
    leaf   text;
    made   integer := 0;
    d      date;
begin
    if cardinality(days) > 400 then -- each partition holds locks until the commit, and the server has only so many
        raise exception 'asked for the fact partitions of % days, expected at most 400 in one transaction', cardinality(days);
    end if;
    perform pg_advisory_xact_lock(hashtext('warehouse.make_fact_partitions'));
    foreach parent in array array['fact_sales', 'fact_product_views', 'fact_cart_events'] loop
        foreach d in array days loop
            leaf := format('%s_%s', parent, to_char(d, 'YYYYMMDD'));
            if to_regclass(format('warehouse.%I', leaf)) is null then
                -- made apart and attached: readers of other days are not kept waiting
                execute format('create table warehouse.%I (like warehouse.%I including all)', leaf, parent);
                if parent <> 'fact_sales' then -- the identity of a view or cart event: event_id within its day
                    execute format('create unique index %I on warehouse.%I (event_id)', leaf || '_event_uq', leaf);
                end if;
                execute format('alter table warehouse.%I attach partition warehouse.%I for values from (%L) to (%L)',
                               parent, leaf, d, d + 1);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;
comment on function warehouse.make_fact_partitions(date[]) is
    'Makes the partitions of the three fact tables for the given UTC days where they are missing; returns how many';
revoke all on function warehouse.make_fact_partitions(date[]) from public;
