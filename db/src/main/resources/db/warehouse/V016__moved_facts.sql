-- When history changes, facts follow. What may have to move is noted key by key while dimensions are rebuilt; the facts it
-- concerns are looked for once, day by day, and listed: publishing then touches those days alone.

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
    add column facts     bigint  not null,
    add column fact      text    not null,
    add column places    tid[]   not null,
    drop constraint rekey_pk,
    add constraint rekey_pk primary key (fact, event_day, dimension, old_key, from_time),
    add constraint rekey_facts_ck check (facts > 0 and facts = cardinality(places));
comment on table staging.rekey is
    'Grain: one stretch of time of one old key in one partition of one fact table. Its facts there take the new key when the '
    'load is published';
comment on column staging.rekey.event_day is 'UTC day of the facts: with the table, the partition that holds them';
comment on column staging.rekey.facts is 'How many facts there are, 1 or more';
comment on column staging.rekey.fact is 'fact_sales, fact_product_views or fact_cart_events';
comment on column staging.rekey.places is
    'Where the facts stood in their partition when they were found: publishing looks there first, and looks for them again if it '
    'must';
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

-- Days whose totals the open load changes: days of its events, and days of sales whose product version changes.
create or replace view staging.touched_days as
select d.event_day
from warehouse.load_day d
join warehouse.load l on l.load_id = d.load_id
where l.status = 'OPEN'
union
select event_day from staging.rekey where fact = 'fact_sales' and dimension = 'product' and old_key <> new_key;
