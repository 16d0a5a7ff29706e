-- What the open load has prepared. Base and staging together are the warehouse as it will be; publish applies staging and empties it.

-- Customer versions that differ from the base. INSERT: a new version with its key; UPDATE: the same key with these values;
-- DELETE: the version is no more.
create table staging.customer_version (
    valid_from        timestamptz not null,
    valid_to          timestamptz not null,
    customer_key      integer     not null,
    registration_date date,
    is_inferred       boolean     not null,
    change            text        not null,
    user_id           text        not null,
    country           text,
    city              text,
    age_band          text        not null,
    loyalty_tier      text,
    preferences       text[],

    constraint customer_version_pk        primary key (customer_key),
    constraint customer_version_change_ck check (change in ('INSERT', 'UPDATE', 'DELETE')),
    constraint customer_version_period_ck check (valid_from < valid_to)
);
create index customer_version_user_ix on staging.customer_version (user_id);

-- Product versions that differ from the base, like staging.customer_version.
create table staging.product_version (
    valid_from     timestamptz not null,
    valid_to       timestamptz not null,
    product_key    integer     not null,
    inventory      integer,
    is_inferred    boolean     not null,
    is_active      boolean,
    change         text        not null,
    product_id     text        not null,
    product_name   text,
    category_group text,
    category       text,
    brand          text,
    price          numeric(16, 4),
    cost           numeric(16, 4),
    currency       text,
    rating         numeric(16, 4),

    constraint product_version_pk        primary key (product_key),
    constraint product_version_change_ck check (change in ('INSERT', 'UPDATE', 'DELETE')),
    constraint product_version_period_ck check (valid_from < valid_to)
);
create index product_version_product_ix on staging.product_version (product_id);

-- Facts that change their version because history changed: those of old_key that happened in [from_time, to_time) take new_key.
create table staging.rekey (
    dimension text        not null,
    old_key   integer     not null,
    new_key   integer     not null,
    from_time timestamptz not null,
    to_time   timestamptz not null,

    constraint rekey_pk           primary key (dimension, old_key, from_time),
    constraint rekey_dimension_ck check (dimension in ('customer', 'product')),
    constraint rekey_period_ck    check (from_time < to_time)
);

-- Records of the load whose identity another record of the same load took: what became of them, and who was first.
create table staging.repeat (
    topic            text     not null,
    generation       smallint not null,
    partition        integer  not null,
    log_offset       bigint   not null,
    is_conflict      boolean  not null,
    first_generation smallint not null,
    first_partition  integer  not null,
    first_log_offset bigint   not null,
    first_content_hash bigint not null,

    constraint repeat_pk primary key (topic, generation, partition, log_offset)
);

-- Customers whose current segment the newest RFM analysis changes.
create table staging.customer_segment (
    user_id text not null,
    segment text not null,

    constraint customer_segment_pk primary key (user_id)
);

-- Rows of totals and trends that are new or differ, as they will be.
create table staging.daily_sales (like warehouse.daily_sales including constraints including indexes);
create table staging.daily_activity (like warehouse.daily_activity including constraints including indexes);
create table staging.period_customers (like warehouse.period_customers including constraints including indexes);
create table staging.sales_trends (like warehouse.sales_trends including constraints including indexes);

-- The customer dimension as it will be when the open load is published: the base without what staging replaces, and staging.
create view staging.effective_customers as
select customer_key, user_id, country, city, age_band, loyalty_tier, preferences, registration_date, is_inferred,
       valid_from, valid_to
from warehouse.dim_customers d
where not exists (select from staging.customer_version s where s.customer_key = d.customer_key)
union all
select customer_key, user_id, country, city, age_band, loyalty_tier, preferences, registration_date, is_inferred,
       valid_from, valid_to
from staging.customer_version
where change <> 'DELETE';

-- The product dimension as it will be when the open load is published.
create view staging.effective_products as
select product_key, product_id, product_name, category_group, category, brand, price, cost, currency, is_active, inventory,
       rating, is_inferred, valid_from, valid_to
from warehouse.dim_products d
where not exists (select from staging.product_version s where s.product_key = d.product_key)
union all
select product_key, product_id, product_name, category_group, category, brand, price, cost, currency, is_active, inventory,
       rating, is_inferred, valid_from, valid_to
from staging.product_version
where change <> 'DELETE';

-- The natural key of every customer key, published or staged.
create view staging.customer_ids as
select customer_key, user_id from warehouse.dim_customers
union all
select customer_key, user_id from staging.customer_version where change = 'INSERT';

-- The natural key of every product key, published or staged.
create view staging.product_ids as
select product_key, product_id from warehouse.dim_products
union all
select product_key, product_id from staging.product_version where change = 'INSERT';

-- Sale lines as they will be when the open load is published, with natural keys; the category is the product's as of the sale.
create view staging.sale_lines as
select f.event_day, f.transaction_id, f.load_id, c.user_id, p.product_id, coalesce(p.category, 'UNKNOWN') as category,
       g.country, m.payment_method, f.quantity, f.reporting_amount
from warehouse.fact_sales f
join staging.customer_ids c on c.customer_key = f.customer_key
left join staging.rekey r on r.dimension = 'product' and r.old_key = f.product_key
    and f.occurred_at >= r.from_time and f.occurred_at < r.to_time
join staging.effective_products p on p.product_key = coalesce(r.new_key, f.product_key)
join warehouse.dim_geography g on g.geography_key = f.geography_key
join warehouse.dim_payment_methods m on m.payment_method_key = f.payment_method_key;

-- Days whose totals the open load changes: days of its events, and days of sales whose product version changes.
create view staging.touched_days as
select d.event_day
from warehouse.load_day d
join warehouse.load l on l.load_id = d.load_id
where l.status = 'OPEN'
union
select f.event_day
from warehouse.fact_sales f
join staging.rekey r on r.dimension = 'product' and r.old_key = f.product_key
    and f.occurred_at >= r.from_time and f.occurred_at < r.to_time;

-- Daily totals as they will be when the open load is published.
create view staging.effective_daily_sales as
select * from warehouse.daily_sales b
where not exists (select from staging.daily_sales s
                  where (s.dimension, s.event_day, s.member) = (b.dimension, b.event_day, b.member))
union all
select * from staging.daily_sales where orders > 0;
