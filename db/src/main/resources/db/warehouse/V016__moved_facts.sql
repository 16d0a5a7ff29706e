-- When history changes, facts follow. What may have to move is noted key by key while dimensions are rebuilt; the facts it
-- concerns are looked for once, day by day, and listed: publishing then touches those days alone.

-- What an open load has staged is staged in the old way, and its steps would not prepare it again.
do $$ begin
    if exists (select from warehouse.load where status = 'OPEN') then
        raise exception 'a load is open: let its night end and publish it with the release that began it, then migrate';
    end if;
end $$;

-- A stretch of time of an old key: the facts of the key in it, if there are any, belong to new_key.
create table staging.moved_period (
    from_time timestamptz not null,
    to_time   timestamptz not null,
    old_key   integer     not null,
    new_key   integer     not null,
    dimension text        not null,

    constraint moved_period_pk           primary key (dimension, old_key, from_time),
    constraint moved_period_dimension_ck check (dimension in ('customer', 'product')),
    constraint moved_period_period_ck    check (from_time < to_time)
);
comment on table staging.moved_period is
    'Grain: one stretch of time of one old key. Facts of the key in it, if there are any, belong to the new key when the load '
    'is published';
comment on column staging.moved_period.from_time is 'First instant of the stretch';
comment on column staging.moved_period.to_time is 'First instant after it';
comment on column staging.moved_period.old_key is 'Surrogate key that facts carry now';
comment on column staging.moved_period.new_key is
    'Surrogate key that they will carry; the old one itself where an inferred member stays only if facts point to it';
comment on column staging.moved_period.dimension is 'customer or product';
grant select, insert, update, delete, truncate on staging.moved_period to batch_runner;

-- The list of facts that move: found in one partition of one fact table.
truncate staging.rekey;
alter table staging.rekey
    add column event_day date    not null,
    add column fact      text    not null,
    add column places    tid[]   not null,
    drop constraint rekey_pk,
    add constraint rekey_pk primary key (fact, event_day, dimension, old_key, from_time),
    add constraint rekey_places_ck check (cardinality(places) > 0);
comment on table staging.rekey is
    'Grain: one stretch of time of one old key in one partition of one fact table. Its facts there take the new key when the '
    'load is published';
comment on column staging.rekey.event_day is 'UTC day of the facts: with the table, the partition that holds them';
comment on column staging.rekey.fact is 'fact_sales, fact_product_views or fact_cart_events';
comment on column staging.rekey.places is
    'Where the facts, one or more, stood in their partition when they were found: publishing looks there first, and looks for '
    'them again if it must';
comment on column staging.rekey.new_key is
    'Surrogate key that they will carry; the old one where they only show that an inferred member is still needed';

-- When an inferred member's attributes were told: the latest event tells, whichever comes first.
alter table warehouse.dim_customers
    add column sighted_at timestamptz,
    add constraint dim_customers_sighted_ck check (is_inferred or sighted_at is null);
comment on column warehouse.dim_customers.sighted_at is
    'When the latest event happened that told what an inferred member carries; null where a statement told it';
alter table warehouse.dim_products
    add column sighted_at timestamptz,
    add constraint dim_products_sighted_ck check (is_inferred or sighted_at is null);
comment on column warehouse.dim_products.sighted_at is
    'When the latest event happened that told what an inferred member carries; null where a statement told it, or nothing did';
alter table staging.customer_version add column sighted_at timestamptz;
comment on column staging.customer_version.sighted_at is
    'When the latest event happened that told what an inferred member carries; null where a statement told it';
alter table staging.product_version add column sighted_at timestamptz;
comment on column staging.product_version.sighted_at is
    'When the latest event happened that told what an inferred member carries; null where a statement told it, or nothing did';

-- Sale lines as they will be when the open load is published, with natural keys; the category is the product's as of the sale.
create or replace view staging.sale_lines as
select f.event_day, f.transaction_id, f.load_id, c.user_id, p.product_id, coalesce(p.category, 'UNKNOWN') as category,
       g.country, m.payment_method, f.quantity, f.reporting_amount
from warehouse.fact_sales f
join staging.customer_ids c on c.customer_key = f.customer_key
left join staging.rekey r on r.fact = 'fact_sales' and r.event_day = f.event_day and r.dimension = 'product'
    and r.old_key = f.product_key and f.occurred_at >= r.from_time and f.occurred_at < r.to_time
join staging.effective_products p on p.product_key = coalesce(r.new_key, f.product_key)
join warehouse.dim_geography g on g.geography_key = f.geography_key
join warehouse.dim_payment_methods m on m.payment_method_key = f.payment_method_key;

-- Days whose totals the open load changes: days of its events, and days of sales whose product version changes, be it another
-- version or the same one in another category.
create or replace view staging.touched_days as
select d.event_day
from warehouse.load_day d
join warehouse.load l on l.load_id = d.load_id
where l.status = 'OPEN'
union
select event_day from staging.rekey where fact = 'fact_sales' and dimension = 'product' and old_key <> new_key
union
select f.event_day
from staging.product_version s
join warehouse.dim_products d on d.product_key = s.product_key and d.category is distinct from s.category
join warehouse.fact_sales f on f.product_key = s.product_key
where s.change = 'UPDATE';
comment on view staging.touched_days is
    'Grain: one UTC day whose totals the open load changes: by its events, or by sales whose product version changes';

-- What an inferred member carries (decision 12).
comment on column warehouse.dim_customers.country is
    'Type 2. Country as stated; of an inferred member as last stated, or as the latest event gave it where nobody states anything; '
    'null where not told';
comment on column warehouse.dim_products.product_name is
    'Type 2. Name as stated; of an inferred member as last stated, or as the latest event gave it where nobody states anything; '
    'null where not told';
comment on column warehouse.dim_products.category is
    'Type 2. Category as stated; of an inferred member as last stated, or as the latest event gave it where nobody states '
    'anything; null where not told';

-- One index instead of two: that a key has one open version, and one version an end. Each closing of a version writes to it.
drop index warehouse.dim_customers_current_uq, warehouse.dim_customers_version_uq;
create unique index dim_customers_period_uq on warehouse.dim_customers (user_id, valid_to) where customer_key > 0;
drop index warehouse.dim_products_current_uq, warehouse.dim_products_version_uq;
create unique index dim_products_period_uq on warehouse.dim_products (product_id, valid_to) where product_key > 0;

-- Makes the fact partitions of the given days where they are missing. Safe to run again. Each page keeps room for one fact that
-- takes another key: it then stays on its page, and no index is touched.
create or replace function warehouse.make_fact_partitions(days date[]) returns integer
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
                execute format('create table warehouse.%I (like warehouse.%I including all) with (fillfactor = 98)', leaf, parent);
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
