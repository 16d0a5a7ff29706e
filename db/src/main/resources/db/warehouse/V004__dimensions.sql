-- Statements are kept for ever; a dimension is a function of its statements.

-- What a source said about a customer, and from when it is so. The later position wins where two speak of one instant.
create table warehouse.customer_statement (
    user_id           text        not null,
    stated_at         timestamptz not null,
    log_offset        bigint      not null,
    partition         integer     not null,
    generation        smallint    not null,
    is_deletion       boolean     not null,
    load_id           integer     not null,
    registration_date date,
    country           text,
    city              text,
    age_band          text,
    loyalty_tier      text,
    preferences       text[],

    constraint customer_statement_pk primary key (user_id, stated_at, generation, partition, log_offset)
);
comment on table warehouse.customer_statement is
    'Grain: one statement of customers-topic about one customer, kept for ever; the customer dimension is made from these '
    'alone';
comment on column warehouse.customer_statement.user_id is 'The customer''s natural key';
comment on column warehouse.customer_statement.stated_at is
    'From when on the statement holds; of two for one instant the later position counts';
comment on column warehouse.customer_statement.log_offset is 'Offset of the record in its partition, from 0';
comment on column warehouse.customer_statement.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column warehouse.customer_statement.generation is 'Generation of the topic, from 1';
comment on column warehouse.customer_statement.is_deletion is
    'Whether it says that the customer is no more; the attributes are then empty';
comment on column warehouse.customer_statement.load_id is 'The load that stored it';
comment on column warehouse.customer_statement.registration_date is
    'UTC day of registration; null where the statement has none';
comment on column warehouse.customer_statement.country is 'Country; null where the statement has none';
comment on column warehouse.customer_statement.city is 'City; null where the statement has none';
comment on column warehouse.customer_statement.age_band is
    'under 18, 18-24, 25-34, 35-44, 45-54, 55 and over, or unknown; the age itself is not kept';
comment on column warehouse.customer_statement.loyalty_tier is 'Loyalty tier; null where the statement has none';
comment on column warehouse.customer_statement.preferences is
    'What the customer likes, in the order stated; null where the statement has none';
create index customer_statement_load_ix on warehouse.customer_statement (load_id, user_id);

-- What a source said about a product, and from when it is so. The later position wins where two speak of one instant.
create table warehouse.product_statement (
    product_id     text        not null,
    stated_at      timestamptz not null,
    log_offset     bigint      not null,
    partition      integer     not null,
    generation     smallint    not null,
    is_deletion    boolean     not null,
    is_active      boolean,
    load_id        integer     not null,
    inventory      integer,
    product_name   text,
    category_group text,
    category       text,
    brand          text,
    price          numeric(16, 4),
    cost           numeric(16, 4),
    currency       text,
    rating         numeric(16, 4),

    constraint product_statement_pk primary key (product_id, stated_at, generation, partition, log_offset)
);
comment on table warehouse.product_statement is
    'Grain: one statement of products-topic about one product, kept for ever; the product dimension is made from these alone';
comment on column warehouse.product_statement.product_id is 'The product''s natural key';
comment on column warehouse.product_statement.stated_at is
    'From when on the statement holds; of two for one instant the later position counts';
comment on column warehouse.product_statement.log_offset is 'Offset of the record in its partition, from 0';
comment on column warehouse.product_statement.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column warehouse.product_statement.generation is 'Generation of the topic, from 1';
comment on column warehouse.product_statement.is_deletion is
    'Whether it says that the product is no more; the attributes are then empty';
comment on column warehouse.product_statement.is_active is 'Whether the product is sold; null where the statement does not say';
comment on column warehouse.product_statement.load_id is 'The load that stored it';
comment on column warehouse.product_statement.inventory is 'Units in stock; null where the statement has none';
comment on column warehouse.product_statement.product_name is 'Name; null where the statement has none';
comment on column warehouse.product_statement.category_group is
    'Group of categories, for example Electronics; null where the statement has none';
comment on column warehouse.product_statement.category is 'Category, for example Laptops; null where the statement has none';
comment on column warehouse.product_statement.brand is 'Brand; null where the statement has none';
comment on column warehouse.product_statement.price is
    'List price of one unit, in the statement''s currency; null where the statement has none';
comment on column warehouse.product_statement.cost is
    'What the shop pays for one unit, in the statement''s currency; null where the statement has none';
comment on column warehouse.product_statement.currency is
    'ISO 4217 code of price and cost; null where the statement has none: then the reporting currency';
comment on column warehouse.product_statement.rating is
    'Rating by customers, on the producer''s scale; null where the statement has none';
create index product_statement_load_ix on warehouse.product_statement (load_id, product_id);

-- Customer dimension, type 2: one row per customer per version. A version is true over [valid_from, valid_to); the open
-- version ends in the year 9999. Registration date and segment are type 1: the latest value, on all versions.
create table warehouse.dim_customers (
    valid_from        timestamptz not null,
    valid_to          timestamptz not null default '9999-12-31T00:00Z',
    customer_key      integer     not null generated by default as identity,
    registration_date date,
    is_current        boolean     not null generated always as (valid_to = '9999-12-31T00:00Z') stored,
    is_inferred       boolean     not null default false,
    user_id           text        not null,
    country           text,
    city              text,
    age_band          text        not null default 'unknown',
    loyalty_tier      text,
    preferences       text[],
    segment           text,

    constraint dim_customers_pk          primary key (customer_key),
    constraint dim_customers_period_ck   check (valid_from < valid_to),
    constraint dim_customers_age_band_ck check (age_band in
        ('under 18', '18-24', '25-34', '35-44', '45-54', '55 and over', 'unknown'))
);
comment on table warehouse.dim_customers is
    'Grain: one version of a customer. Type 2 but for registration date and segment; keys 0 (unknown) and -1 (not '
    'applicable) are no customers';
comment on column warehouse.dim_customers.valid_from is
    'First instant at which the version holds; the earliest statement holds since 0001-01-01';
comment on column warehouse.dim_customers.valid_to is 'First instant at which it no longer holds; 9999-12-31 while it is open';
comment on column warehouse.dim_customers.customer_key is 'Surrogate key of the version; 0 is unknown, -1 is not applicable';
comment on column warehouse.dim_customers.registration_date is
    'Type 1: the latest stated, on all versions. UTC day of registration; null where never stated';
comment on column warehouse.dim_customers.is_current is 'Whether the version is open';
comment on column warehouse.dim_customers.is_inferred is
    'Whether it stands in for statements that have not come: made because a fact came first';
comment on column warehouse.dim_customers.user_id is 'Natural key: the shop''s identifier of the customer';
comment on column warehouse.dim_customers.country is
    'Type 2. Country as stated, of an inferred member as the latest event gave it; null where not stated';
comment on column warehouse.dim_customers.city is 'Type 2. City; null where not stated';
comment on column warehouse.dim_customers.age_band is 'Type 2. under 18, 18-24, 25-34, 35-44, 45-54, 55 and over, or unknown';
comment on column warehouse.dim_customers.loyalty_tier is 'Type 2. Loyalty tier; null where not stated';
comment on column warehouse.dim_customers.preferences is
    'Type 2. What the customer likes, in the order stated; null where not stated';
comment on column warehouse.dim_customers.segment is
    'Type 1: of the newest RFM analysis, on all versions. Null for a customer without an order';
create unique index dim_customers_current_uq on warehouse.dim_customers (user_id) where is_current and customer_key > 0;
-- one version a start; that no two overlap is checked at the gate, an exclusion constraint costs too much (decision 6)
create unique index dim_customers_version_uq on warehouse.dim_customers (user_id, valid_from) where customer_key > 0;
insert into warehouse.dim_customers (customer_key, user_id, valid_from) values
    (-1, 'NOT_APPLICABLE', '0001-01-01T00:00Z'),
    (0, 'UNKNOWN', '0001-01-01T00:00Z');

-- Product dimension, type 2: one row per product per version. Inventory and rating are type 1: the latest value, on all versions.
create table warehouse.dim_products (
    valid_from     timestamptz not null,
    valid_to       timestamptz not null default '9999-12-31T00:00Z',
    product_key    integer     not null generated by default as identity,
    inventory      integer,
    is_current     boolean     not null generated always as (valid_to = '9999-12-31T00:00Z') stored,
    is_inferred    boolean     not null default false,
    is_active      boolean,
    product_id     text        not null,
    product_name   text,
    category_group text,
    category       text,
    brand          text,
    price          numeric(16, 4),
    cost           numeric(16, 4),
    currency       text,
    rating         numeric(16, 4),

    constraint dim_products_pk         primary key (product_key),
    constraint dim_products_period_ck  check (valid_from < valid_to),
    constraint dim_products_number_ck  check (price <> 'NaN' and cost <> 'NaN' and rating <> 'NaN')
);
comment on table warehouse.dim_products is
    'Grain: one version of a product. Type 2 but for inventory and rating; keys 0 (unknown) and -1 (not applicable) are no '
    'products';
comment on column warehouse.dim_products.valid_from is
    'First instant at which the version holds; the earliest statement holds since 0001-01-01';
comment on column warehouse.dim_products.valid_to is 'First instant at which it no longer holds; 9999-12-31 while it is open';
comment on column warehouse.dim_products.product_key is 'Surrogate key of the version; 0 is unknown, -1 is not applicable';
comment on column warehouse.dim_products.inventory is
    'Type 1: the latest stated, on all versions. Units in stock; null where never stated';
comment on column warehouse.dim_products.is_current is 'Whether the version is open';
comment on column warehouse.dim_products.is_inferred is
    'Whether it stands in for statements that have not come: made because a fact came first';
comment on column warehouse.dim_products.is_active is 'Type 2. Whether the product is sold; null where not stated';
comment on column warehouse.dim_products.product_id is 'Natural key: the shop''s identifier of the product';
comment on column warehouse.dim_products.product_name is
    'Type 2. Name as stated, of an inferred member as the latest event gave it; null where not stated';
comment on column warehouse.dim_products.category_group is
    'Type 2. Group of categories, for example Electronics; null where not stated';
comment on column warehouse.dim_products.category is
    'Type 2. Category as stated, of an inferred member as the latest event gave it; null where not stated';
comment on column warehouse.dim_products.brand is 'Type 2. Brand; null where not stated';
comment on column warehouse.dim_products.price is 'Type 2. List price of one unit, in currency; null where not stated';
comment on column warehouse.dim_products.cost is 'Type 2. What the shop pays for one unit, in currency; null where not stated';
comment on column warehouse.dim_products.currency is
    'Type 2. ISO 4217 code of price and cost; null where not stated: then the reporting currency';
comment on column warehouse.dim_products.rating is
    'Type 1: the latest stated, on all versions. Rating on the producer''s scale; null where never stated';
create unique index dim_products_current_uq on warehouse.dim_products (product_id) where is_current and product_key > 0;
create unique index dim_products_version_uq on warehouse.dim_products (product_id, valid_from) where product_key > 0;
insert into warehouse.dim_products (product_key, product_id, valid_from) values
    (-1, 'NOT_APPLICABLE', '0001-01-01T00:00Z'),
    (0, 'UNKNOWN', '0001-01-01T00:00Z');

-- Date dimension: one row per UTC day, for as long as facts need it.
create table warehouse.dim_date (
    day            date     not null,
    year           smallint not null,
    quarter        smallint not null,
    month          smallint not null,
    day_of_month   smallint not null,
    day_of_week    smallint not null,
    iso_week       smallint not null,
    iso_week_year  smallint not null,
    is_weekend     boolean  not null,
    month_name     text     not null,
    day_name       text     not null,

    constraint dim_date_pk primary key (day)
);
comment on table warehouse.dim_date is 'Grain: one UTC day; whole years, as many as facts need';
comment on column warehouse.dim_date.day is 'The day, which is also the key: facts carry it as event_day';
comment on column warehouse.dim_date.year is 'Calendar year';
comment on column warehouse.dim_date.quarter is 'Quarter of the year, 1 to 4';
comment on column warehouse.dim_date.month is 'Month of the year, 1 to 12';
comment on column warehouse.dim_date.day_of_month is 'Day of the month, 1 to 31';
comment on column warehouse.dim_date.day_of_week is 'Day of the week, 1 (Monday) to 7 (Sunday)';
comment on column warehouse.dim_date.iso_week is 'ISO 8601 week, 1 to 53; the first has the year''s first Thursday';
comment on column warehouse.dim_date.iso_week_year is
    'Year that the ISO week belongs to; around New Year not the calendar year';
comment on column warehouse.dim_date.is_weekend is 'Whether it is Saturday or Sunday';
comment on column warehouse.dim_date.month_name is 'English name of the month';
comment on column warehouse.dim_date.day_name is 'English name of the day of the week';

-- A public holiday of a country.
create table warehouse.holiday (
    day     date not null,
    country text not null,
    name    text not null,

    constraint holiday_pk primary key (day, country)
);
comment on table warehouse.holiday is 'Grain: one public holiday of one country';
comment on column warehouse.holiday.day is 'The day of the holiday';
comment on column warehouse.holiday.country is 'Country, as in warehouse.dim_geography';
comment on column warehouse.holiday.name is 'Name of the holiday';
