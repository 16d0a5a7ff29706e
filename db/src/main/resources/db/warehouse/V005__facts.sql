-- Facts are partitioned by the UTC day of the event. No fact key is ever null: 0 is unknown, -1 is not applicable.
-- Columns stand in the order that packs them tightest: eight bytes, four, two, then what varies.
create type warehouse.view_event_type as enum ('view', 'search', 'filter', 'compare');
create type warehouse.cart_event_type as enum
    ('add_to_cart', 'remove_from_cart', 'update_quantity', 'checkout', 'cart_abandonment');

-- The number of a visit: facts carry it instead of the session's text.
create table warehouse.session (
    session_key integer not null generated always as identity,
    session_id  text    not null,

    constraint session_pk primary key (session_key),
    constraint session_uq unique (session_id)
);

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
    constraint fact_sales_number_ck check (quantity >= 1 and unit_price >= 0 and net_amount >= 0 and reporting_amount >= 0
        and net_amount <> 'NaN' and reporting_amount <> 'NaN')
) partition by range (event_day);

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

    constraint fact_product_views_day_ck check (event_day = (occurred_at at time zone 'UTC')::date)
) partition by range (event_day);

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

-- Makes the fact partitions of the given days where they are missing. Safe to run again.
create function warehouse.make_fact_partitions(days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    parent text;
    leaf   text;
    made   integer := 0;
    d      date;
begin
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
