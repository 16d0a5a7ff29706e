-- What happened is two bytes of a view or cart event instead of four: with the others of two bytes it fills up what was lost to
-- alignment, and a fact of these tables takes eight bytes less. Their columns stand in another order, so the tables are made anew.
create table warehouse.event_type (
    event_type_key smallint not null,
    event_type     text     not null,

    constraint event_type_pk primary key (event_type_key),
    constraint event_type_uq unique (event_type)
);
comment on table warehouse.event_type is
    'Grain: one kind of event. Views and cart events carry its number; numbers never change, as the batch and facts know them';
comment on column warehouse.event_type.event_type_key is 'Number of the kind, two bytes on every fact';
comment on column warehouse.event_type.event_type is 'What producers call it, and what readers see';
insert into warehouse.event_type
values (1, 'view'), (2, 'search'), (3, 'filter'), (4, 'compare'),
       (11, 'add_to_cart'), (12, 'remove_from_cart'), (13, 'update_quantity'), (14, 'checkout'), (15, 'cart_abandonment');
grant select on warehouse.event_type to batch_runner, console_app;

-- The tables as they were make room: their names, those of their partitions and of these partitions' indexes.
create function pg_temp.set_aside(fact text) returns void language plpgsql as $$
declare
    leaf text;
begin
    for leaf in select inhrelid::regclass::text from pg_inherits where inhparent = format('warehouse.%I', fact)::regclass loop
        execute format('alter table %s rename to %I', leaf, 'before_' || split_part(leaf, '.', 2));
        execute format('alter index if exists %s rename to %I', leaf || '_event_uq', 'before_' || split_part(leaf, '.', 2) || '_event_uq');
    end loop;
    execute format('alter table warehouse.%I rename to %I', fact, 'before_' || fact);
end $$;
select pg_temp.set_aside('fact_product_views'), pg_temp.set_aside('fact_cart_events');

-- Columns stand in the order that packs them tightest: eight bytes, four, two, then what varies.
create table warehouse.fact_product_views (
    occurred_at          timestamptz not null,
    content_hash         bigint      not null,
    log_offset           bigint      not null,
    event_id             uuid        not null,
    event_day            date        not null,
    customer_key         integer     not null,
    product_key          integer     not null,
    session_key          integer     not null,
    load_id              integer     not null,
    view_duration        integer,
    results_count        integer,
    event_type_key       smallint    not null,
    geography_key        smallint    not null,
    partition            smallint    not null,
    generation           smallint    not null,
    search_query         text,
    filter_category      text,
    min_price            numeric(16, 4),
    max_price            numeric(16, 4),
    compared_product_ids text[],

    constraint fact_product_views_day_ck    check (event_day = (occurred_at at time zone 'UTC')::date),
    constraint fact_product_views_type_ck   check (event_type_key between 1 and 4),
    constraint fact_product_views_number_ck check (min_price <> 'NaN' and max_price <> 'NaN')
) partition by range (event_day);

create table warehouse.fact_cart_events (
    occurred_at    timestamptz not null,
    content_hash   bigint      not null,
    log_offset     bigint      not null,
    event_id       uuid        not null,
    event_day      date        not null,
    customer_key   integer     not null,
    product_key    integer     not null,
    session_key    integer     not null,
    load_id        integer     not null,
    quantity       integer,
    old_quantity   integer,
    new_quantity   integer,
    cart_size      integer,
    event_type_key smallint    not null,
    geography_key  smallint    not null,
    partition      smallint    not null,
    generation     smallint    not null,
    currency       text        not null,
    cart_value     numeric(16, 4),

    constraint fact_cart_events_day_ck    check (event_day = (occurred_at at time zone 'UTC')::date),
    constraint fact_cart_events_type_ck   check (event_type_key between 11 and 15),
    constraint fact_cart_events_number_ck check (cart_value <> 'NaN')
) partition by range (event_day);

-- What was known of the tables and allowed on them, and their facts.
create function pg_temp.take_over(fact text) returns void language plpgsql as $$
declare
    before regclass := format('warehouse.%I', 'before_' || fact);
    days   date[]   := array(select to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') from pg_inherits where inhparent = before);
    d      date;
    col    record;
    kept   text;
begin
    execute format('comment on table warehouse.%I is %L', fact, obj_description(before));
    for col in select attname, col_description(before, attnum) as said from pg_attribute
               where attrelid = before and attnum > 0 and attname <> 'event_type' loop
        execute format('comment on column warehouse.%I.%I is %L', fact, col.attname, col.said);
    end loop;
    execute format('grant select, insert, update, delete on warehouse.%I to batch_runner', fact);
    execute format('grant select on warehouse.%I to console_app', fact);
    kept := (select string_agg(quote_ident(attname), ', ') from pg_attribute
             where attrelid = before and attnum > 0 and attname <> 'event_type');
    foreach d in array days loop
        perform warehouse.make_fact_partitions(array[d]);
        execute format('insert into warehouse.%1$I (%2$s, event_type_key) select %2$s, event_type_key
                        from %3$s b join warehouse.event_type t on t.event_type = b.event_type::text where b.event_day = %4$L',
                       fact, kept, before, d);
        perform warehouse.complete_fact_partitions(fact, array[d]);
    end loop;
end $$;
select pg_temp.take_over('fact_product_views'), pg_temp.take_over('fact_cart_events');
comment on column warehouse.fact_product_views.event_type_key is 'What it was, in warehouse.event_type: view, search, filter or compare';
comment on column warehouse.fact_cart_events.event_type_key is
    'What it was, in warehouse.event_type: add_to_cart, remove_from_cart, update_quantity, checkout or cart_abandonment';

create or replace view bi.product_views as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, event_id::text as event_id, event_type,
       customer_key, product_key, geography_key, session_key, view_duration as view_duration_seconds, results_count,
       search_query, filter_category, min_price::numeric(18, 4) as min_price, max_price::numeric(18, 4) as max_price,
       array_to_string(compared_product_ids, ', ') as compared_products
from warehouse.fact_product_views
join warehouse.event_type using (event_type_key)
where load_id <= (select load_id from warehouse.published);

create or replace view bi.cart_events as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, event_id::text as event_id, event_type,
       customer_key, product_key, geography_key, session_key, quantity, old_quantity, new_quantity, cart_size, currency,
       cart_value::numeric(18, 4) as cart_value
from warehouse.fact_cart_events
join warehouse.event_type using (event_type_key)
where load_id <= (select load_id from warehouse.published);

drop table warehouse.before_fact_product_views, warehouse.before_fact_cart_events;
drop type warehouse.view_event_type, warehouse.cart_event_type;
