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
comment on table staging.customer_version is
    'Grain: one version of a customer that differs from the base. What publish does to warehouse.dim_customers';
comment on column staging.customer_version.valid_from is 'First instant at which the version holds';
comment on column staging.customer_version.valid_to is 'First instant at which it no longer holds; 9999-12-31 while it is open';
comment on column staging.customer_version.customer_key is 'Surrogate key of the version';
comment on column staging.customer_version.registration_date is 'Type 1. UTC day of registration; null where never stated';
comment on column staging.customer_version.is_inferred is 'Whether it stands in for statements that have not come';
comment on column staging.customer_version.change is
    'INSERT (new version), UPDATE (same key, these values) or DELETE (the version is no more)';
comment on column staging.customer_version.user_id is 'Natural key: the shop''s identifier of the customer';
comment on column staging.customer_version.country is 'Type 2. Country; null where not stated';
comment on column staging.customer_version.city is 'Type 2. City; null where not stated';
comment on column staging.customer_version.age_band is 'Type 2. Age band, or unknown';
comment on column staging.customer_version.loyalty_tier is 'Type 2. Loyalty tier; null where not stated';
comment on column staging.customer_version.preferences is
    'Type 2. What the customer likes, in the order stated; null where not stated';
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
comment on table staging.product_version is
    'Grain: one version of a product that differs from the base. What publish does to warehouse.dim_products';
comment on column staging.product_version.valid_from is 'First instant at which the version holds';
comment on column staging.product_version.valid_to is 'First instant at which it no longer holds; 9999-12-31 while it is open';
comment on column staging.product_version.product_key is 'Surrogate key of the version';
comment on column staging.product_version.inventory is 'Type 1. Units in stock; null where never stated';
comment on column staging.product_version.is_inferred is 'Whether it stands in for statements that have not come';
comment on column staging.product_version.is_active is 'Type 2. Whether the product is sold; null where not stated';
comment on column staging.product_version.change is
    'INSERT (new version), UPDATE (same key, these values) or DELETE (the version is no more)';
comment on column staging.product_version.product_id is 'Natural key: the shop''s identifier of the product';
comment on column staging.product_version.product_name is 'Type 2. Name; null where not stated';
comment on column staging.product_version.category_group is 'Type 2. Group of categories; null where not stated';
comment on column staging.product_version.category is 'Type 2. Category; null where not stated';
comment on column staging.product_version.brand is 'Type 2. Brand; null where not stated';
comment on column staging.product_version.price is 'Type 2. List price of one unit, in currency; null where not stated';
comment on column staging.product_version.cost is 'Type 2. What the shop pays for one unit, in currency; null where not stated';
comment on column staging.product_version.currency is
    'Type 2. ISO 4217 code of price and cost; null where not stated: then the reporting currency';
comment on column staging.product_version.rating is 'Type 1. Rating on the producer''s scale; null where never stated';
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
comment on table staging.rekey is
    'Grain: one stretch of time of one old key. Facts of the key in it change to the new key when the load is published';
comment on column staging.rekey.dimension is 'customer or product';
comment on column staging.rekey.old_key is 'Surrogate key that facts carry now';
comment on column staging.rekey.new_key is 'Surrogate key that they will carry';
comment on column staging.rekey.from_time is 'First instant of the stretch';
comment on column staging.rekey.to_time is 'First instant after it';

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
comment on table staging.repeat is 'Grain: one record of the load whose identity an earlier record of the same load holds';
comment on column staging.repeat.topic is 'Topic in Kafka';
comment on column staging.repeat.generation is 'Generation of the topic, from 1';
comment on column staging.repeat.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column staging.repeat.log_offset is 'Offset of the record in its partition, from 0';
comment on column staging.repeat.is_conflict is 'Whether the contents differ: it is then quarantined, otherwise a duplicate';
comment on column staging.repeat.first_generation is 'Generation of the record that holds the identity';
comment on column staging.repeat.first_partition is 'Partition of the record that holds the identity';
comment on column staging.repeat.first_log_offset is 'Offset of the record that holds the identity';
comment on column staging.repeat.first_content_hash is 'Content hash of the record that holds the identity';

-- Customers whose current segment the newest RFM analysis changes.
create table staging.customer_segment (
    user_id text not null,
    segment text not null,

    constraint customer_segment_pk primary key (user_id)
);
comment on table staging.customer_segment is 'Grain: one customer whose current segment the newest RFM analysis changes';
comment on column staging.customer_segment.user_id is 'The customer''s natural key';
comment on column staging.customer_segment.segment is 'The segment, for all versions of the customer';

-- Rows of totals and trends that are new or differ, as they will be.
create table staging.daily_sales (like warehouse.daily_sales including constraints including indexes);
comment on table staging.daily_sales is 'Grain: one row of warehouse.daily_sales that is new or differs, as it will be';
comment on column staging.daily_sales.event_day is 'UTC day of the sales';
comment on column staging.daily_sales.load_id is 'The load that changes the row';
comment on column staging.daily_sales.dimension is 'total, country, category (as of the sale) or payment_method';
comment on column staging.daily_sales.member is 'The country, category or payment method; ALL for the total';
comment on column staging.daily_sales.orders is 'Distinct transactions; 0 says that the row will be no more';
comment on column staging.daily_sales.customers is 'Distinct customers with an order';
comment on column staging.daily_sales.units is 'Units sold';
comment on column staging.daily_sales.revenue is 'Revenue in the reporting currency';

create table staging.daily_activity (like warehouse.daily_activity including constraints including indexes);
comment on table staging.daily_activity is 'Grain: one row of warehouse.daily_activity that is new or differs, as it will be';
comment on column staging.daily_activity.event_day is 'UTC day of the events';
comment on column staging.daily_activity.load_id is 'The load that changes the row';
comment on column staging.daily_activity.country is 'Country of the events; ALL over all countries';
comment on column staging.daily_activity.visits is 'Distinct sessions with an event on product pages or carts';
comment on column staging.daily_activity.visitors is 'Distinct customers with such an event';
comment on column staging.daily_activity.views is 'Product views (type view only)';
comment on column staging.daily_activity.searches is 'Searches';
comment on column staging.daily_activity.cart_adds is 'Events that added to a cart';
comment on column staging.daily_activity.checkouts is 'Checkouts';
comment on column staging.daily_activity.abandonments is 'Abandoned carts';

create table staging.period_customers (like warehouse.period_customers including constraints including indexes);
comment on table staging.period_customers is
    'Grain: one row of warehouse.period_customers that is new or differs, as it will be';
comment on column staging.period_customers.period_type is 'day, week (ISO, from Monday) or month';
comment on column staging.period_customers.period_start is 'First UTC day of the period';
comment on column staging.period_customers.load_id is 'The load that changes the row';
comment on column staging.period_customers.customers is 'Distinct customers with an order in the period';

create table staging.sales_trends (like warehouse.sales_trends including constraints including indexes);
comment on table staging.sales_trends is 'Grain: one row of warehouse.sales_trends that is new or differs, as it will be';
comment on column staging.sales_trends.period_type is 'day, week (ISO, from Monday), month, quarter or year';
comment on column staging.sales_trends.period_start is 'First UTC day of the period';
comment on column staging.sales_trends.load_id is 'The load that changes the row';
comment on column staging.sales_trends.is_partial is 'Whether the period has not ended with the business date';
comment on column staging.sales_trends.category is 'Category as of the sale; ALL over all categories';
comment on column staging.sales_trends.orders is 'Distinct transactions; 0 says that the row will be no more';
comment on column staging.sales_trends.units is 'Units sold';
comment on column staging.sales_trends.revenue is 'Revenue in the reporting currency';
comment on column staging.sales_trends.average_order_value is
    'revenue / orders, in the reporting currency; null without orders';
comment on column staging.sales_trends.revenue_growth is 'Revenue against the period before, minus 1; null where that was 0';

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
comment on view staging.effective_customers is
    'Grain: one version of a customer, as the dimension will be when the open load is published';
comment on column staging.effective_customers.customer_key is 'Surrogate key of the version';
comment on column staging.effective_customers.user_id is 'Natural key: the shop''s identifier of the customer';
comment on column staging.effective_customers.country is 'Country; null where not stated';
comment on column staging.effective_customers.city is 'City; null where not stated';
comment on column staging.effective_customers.age_band is 'Age band, or unknown';
comment on column staging.effective_customers.loyalty_tier is 'Loyalty tier; null where not stated';
comment on column staging.effective_customers.preferences is
    'What the customer likes, in the order stated; null where not stated';
comment on column staging.effective_customers.registration_date is 'UTC day of registration; null where never stated';
comment on column staging.effective_customers.is_inferred is 'Whether it stands in for statements that have not come';
comment on column staging.effective_customers.valid_from is 'First instant at which the version holds';
comment on column staging.effective_customers.valid_to is
    'First instant at which it no longer holds; 9999-12-31 while it is open';

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
comment on view staging.effective_products is
    'Grain: one version of a product, as the dimension will be when the open load is published';
comment on column staging.effective_products.product_key is 'Surrogate key of the version';
comment on column staging.effective_products.product_id is 'Natural key: the shop''s identifier of the product';
comment on column staging.effective_products.product_name is 'Name; null where not stated';
comment on column staging.effective_products.category_group is 'Group of categories; null where not stated';
comment on column staging.effective_products.category is 'Category; null where not stated';
comment on column staging.effective_products.brand is 'Brand; null where not stated';
comment on column staging.effective_products.price is 'List price of one unit, in currency; null where not stated';
comment on column staging.effective_products.cost is 'What the shop pays for one unit, in currency; null where not stated';
comment on column staging.effective_products.currency is
    'ISO 4217 code of price and cost; null where not stated: then the reporting currency';
comment on column staging.effective_products.is_active is 'Whether the product is sold; null where not stated';
comment on column staging.effective_products.inventory is 'Units in stock; null where never stated';
comment on column staging.effective_products.rating is 'Rating on the producer''s scale; null where never stated';
comment on column staging.effective_products.is_inferred is 'Whether it stands in for statements that have not come';
comment on column staging.effective_products.valid_from is 'First instant at which the version holds';
comment on column staging.effective_products.valid_to is
    'First instant at which it no longer holds; 9999-12-31 while it is open';

-- The natural key of every customer key, published or staged.
create view staging.customer_ids as
select customer_key, user_id from warehouse.dim_customers
union all
select customer_key, user_id from staging.customer_version where change = 'INSERT';
comment on view staging.customer_ids is 'Grain: one customer key, published or staged, with its natural key';
comment on column staging.customer_ids.customer_key is 'Surrogate key of a version';
comment on column staging.customer_ids.user_id is 'Natural key of its customer';

-- The natural key of every product key, published or staged.
create view staging.product_ids as
select product_key, product_id from warehouse.dim_products
union all
select product_key, product_id from staging.product_version where change = 'INSERT';
comment on view staging.product_ids is 'Grain: one product key, published or staged, with its natural key';
comment on column staging.product_ids.product_key is 'Surrogate key of a version';
comment on column staging.product_ids.product_id is 'Natural key of its product';

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
comment on view staging.sale_lines is
    'Grain: one line of a transaction, with natural keys, as it will be when the open load is published';
comment on column staging.sale_lines.event_day is 'UTC day of the sale';
comment on column staging.sale_lines.transaction_id is 'The shop''s identifier of the transaction';
comment on column staging.sale_lines.load_id is 'The load that wrote the line';
comment on column staging.sale_lines.user_id is 'The customer''s natural key';
comment on column staging.sale_lines.product_id is 'The product''s natural key';
comment on column staging.sale_lines.category is 'Category of the product as of the sale; UNKNOWN where not stated';
comment on column staging.sale_lines.country is 'Country of the sale';
comment on column staging.sale_lines.payment_method is 'Payment method of the sale';
comment on column staging.sale_lines.quantity is 'Units sold';
comment on column staging.sale_lines.reporting_amount is 'Net amount in the reporting currency';

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
comment on view staging.touched_days is
    'Grain: one UTC day whose totals the open load changes: by its events, or by sales whose product version changes';
comment on column staging.touched_days.event_day is 'The UTC day';

-- Daily totals as they will be when the open load is published.
create view staging.effective_daily_sales as
select * from warehouse.daily_sales b
where not exists (select from staging.daily_sales s
                  where (s.dimension, s.event_day, s.member) = (b.dimension, b.event_day, b.member))
union all
select * from staging.daily_sales where orders > 0;
comment on view staging.effective_daily_sales is
    'Grain: one member of one dimension on one UTC day, as warehouse.daily_sales will be when the open load is published';
comment on column staging.effective_daily_sales.event_day is 'UTC day of the sales';
comment on column staging.effective_daily_sales.load_id is 'The load that last changed the row';
comment on column staging.effective_daily_sales.dimension is 'total, country, category (as of the sale) or payment_method';
comment on column staging.effective_daily_sales.member is 'The country, category or payment method; ALL for the total';
comment on column staging.effective_daily_sales.orders is 'Distinct transactions';
comment on column staging.effective_daily_sales.customers is 'Distinct customers with an order';
comment on column staging.effective_daily_sales.units is 'Units sold';
comment on column staging.effective_daily_sales.revenue is 'Revenue in the reporting currency';
