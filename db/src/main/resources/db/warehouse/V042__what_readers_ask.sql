-- What readers ask beside the star: what a customer or product is today, whether last night went well and can be believed, and
-- what each number means.

create view bi.current_customers as
select user_id, country, city, age_band, loyalty_tier, array_to_string(preferences, ', ') as preferences, registration_date, segment,
       is_inferred, not is_current as is_deleted
from warehouse.dim_customers c
where customer_key > 0
  and not exists (select from warehouse.dim_customers later
                  where later.user_id = c.user_id and later.valid_from > c.valid_from and later.customer_key > 0);
comment on view bi.current_customers is
    'Grain: one customer as last known. Join bi.customers by user_id to see facts by what is true today';
comment on column bi.current_customers.user_id is 'The shop''s identifier of the customer, unique here';
comment on column bi.current_customers.country is 'Country today; null where unknown';
comment on column bi.current_customers.city is 'City today; null where unknown';
comment on column bi.current_customers.age_band is
    'Age in years: under 18, 18-24, 25-34, 35-44, 45-54, 55 and over, or unknown';
comment on column bi.current_customers.loyalty_tier is 'Loyalty tier today; null where unknown';
comment on column bi.current_customers.preferences is 'What the customer likes, parted by commas; null where unknown';
comment on column bi.current_customers.registration_date is 'UTC day of registration; null where unknown';
comment on column bi.current_customers.segment is 'RFM segment by the newest analysis; null for customers without an order';
comment on column bi.current_customers.is_inferred is
    'True where events named the customer and no profile came: attributes are then mostly empty';
comment on column bi.current_customers.is_deleted is 'True where the shop deleted the customer: attributes are the last ones before';

create view bi.current_products as
select product_id, product_name, category_group, category, brand, price::numeric(18, 4) as price, cost::numeric(18, 4) as cost,
       currency, is_active, inventory, rating::numeric(18, 4) as rating, is_inferred, not is_current as is_deleted
from warehouse.dim_products p
where product_key > 0
  and not exists (select from warehouse.dim_products later
                  where later.product_id = p.product_id and later.valid_from > p.valid_from and later.product_key > 0);
comment on view bi.current_products is
    'Grain: one product as last known. Join bi.products by product_id to see facts by what is true today';
comment on column bi.current_products.product_id is 'The shop''s identifier of the product, unique here';
comment on column bi.current_products.product_name is 'Name today; null where unknown';
comment on column bi.current_products.category_group is 'Group of categories today, for example Electronics; null where unknown';
comment on column bi.current_products.category is 'Category today, for example Laptops; null where unknown';
comment on column bi.current_products.brand is 'Brand today; null where unknown';
comment on column bi.current_products.price is 'List price of one unit today, in the currency of the same row; null where unknown';
comment on column bi.current_products.cost is
    'What the shop pays for one unit today, in the currency of the same row; null where unknown';
comment on column bi.current_products.currency is
    'ISO 4217 code of price and cost; null where not stated: then the reporting currency';
comment on column bi.current_products.is_active is 'Whether the product is sold today; null where unknown';
comment on column bi.current_products.inventory is 'Units in stock, the latest known; null where unknown';
comment on column bi.current_products.rating is 'Rating by customers on the shop''s scale, the latest known; null where unknown';
comment on column bi.current_products.is_inferred is
    'True where events named the product and the catalogue did not: attributes are then mostly empty';
comment on column bi.current_products.is_deleted is 'True where the shop deleted the product: attributes are the last ones before';

create view bi.current_geography as
select country, region, continent, currency, time_zone
from warehouse.dim_geography
where is_current and geography_key > 0;
comment on view bi.current_geography is 'Grain: one country as of now. Join bi.geography by country to see facts by what is true today';
comment on column bi.current_geography.country is 'Country, unique here';
comment on column bi.current_geography.region is 'Region, for example Western Europe';
comment on column bi.current_geography.continent is 'Continent';
comment on column bi.current_geography.currency is 'ISO 4217 code of the country''s currency';
comment on column bi.current_geography.time_zone is 'Main time zone, as in the IANA database';

create view bi.data_quality as
select l.business_date, r.load_id, r.check_name, r.scope, r.severity, r.sentence, r.offenders, r.offenders = 0 as is_passed,
       r.seconds::numeric(18, 4) as seconds, r.checked_at at time zone 'UTC' as checked_at_utc
from quality.check_result r join warehouse.load l using (load_id)
where r.load_id <= (select load_id from warehouse.published) and l.status = 'PUBLISHED';
comment on view bi.data_quality is
    'Grain: one check on one published load, or on everything published up to it. Whether the numbers can be believed';
comment on column bi.data_quality.business_date is 'Business date of the load';
comment on column bi.data_quality.load_id is 'Number of the load';
comment on column bi.data_quality.check_name is 'Name of the check, for example books_add_up';
comment on column bi.data_quality.scope is
    'load: what the load brought, before it was published; everything: all that was published when it was the newest load';
comment on column bi.data_quality.severity is
    'ERROR stops a load before readers see it, unless an operator released it; WARNING does not';
comment on column bi.data_quality.sentence is 'What must hold';
comment on column bi.data_quality.offenders is 'Rows that offend it; 0 where it holds';
comment on column bi.data_quality.is_passed is 'True where nothing offends it';
comment on column bi.data_quality.seconds is 'How long the check took, in seconds';
comment on column bi.data_quality.checked_at_utc is 'When it ran last, UTC';

create view bi.load_books as
select l.business_date, b.load_id, b.topic, b.landed, b.facts, b.fact_rows, b.duplicates, b.quarantined,
       l.published_at at time zone 'UTC' as published_at_utc
from warehouse.load_book b join warehouse.load l using (load_id)
where b.load_id <= (select load_id from warehouse.published) and l.status = 'PUBLISHED';
comment on view bi.load_books is
    'Grain: one topic in one published load. What became of each landed record: landed = facts + duplicates + quarantined';
comment on column bi.load_books.business_date is 'Business date of the load';
comment on column bi.load_books.load_id is 'Number of the load';
comment on column bi.load_books.topic is 'Topic in Kafka from which the records came';
comment on column bi.load_books.landed is 'Records that the load took from landing';
comment on column bi.load_books.facts is 'Records that became facts, or statements about customers and products';
comment on column bi.load_books.fact_rows is 'Rows of those facts: a sale has one for each line';
comment on column bi.load_books.duplicates is 'Records that repeat an earlier one with the same content';
comment on column bi.load_books.quarantined is 'Records refused with a reason';
comment on column bi.load_books.published_at_utc is 'When the load was published, UTC';

create view bi.quarantined_records as
select l.business_date, q.load_id, q.topic, q.reason, q.state, count(*) as records
from quality.quarantine q join warehouse.load l using (load_id)
where q.load_id <= (select load_id from warehouse.published) and l.status = 'PUBLISHED'
group by l.business_date, q.load_id, q.topic, q.reason, q.state;
comment on view bi.quarantined_records is
    'Grain: one reason for which records of one topic were refused in one published load, by what became of them';
comment on column bi.quarantined_records.business_date is 'Business date of the load that refused them';
comment on column bi.quarantined_records.load_id is 'Number of that load';
comment on column bi.quarantined_records.topic is 'Topic in Kafka from which they came';
comment on column bi.quarantined_records.reason is 'Why they were refused, for example NO_EXCHANGE_RATE';
comment on column bi.quarantined_records.state is 'OPEN (missing from all numbers), REPLAYED (mended, and loaded since) or DISCARDED';
comment on column bi.quarantined_records.records is 'Records';

create view bi.job_runs as
select e.job_execution_id, i.job_name::text as job_name, p.business_date, e.status::text as status,
       e.start_time as started_at_utc, e.end_time as ended_at_utc,
       t.seconds::numeric(18, 4) as duration_seconds, s.rows_read, s.rows_written,
       (s.rows_read / nullif(t.seconds, 0))::numeric(18, 4) as rows_per_second
from ops.batch_job_execution e
join ops.batch_job_instance i using (job_instance_id)
cross join lateral (select extract(epoch from coalesce(e.end_time, now() at time zone 'UTC') - e.start_time) as seconds) as t
left join lateral (
    select to_date(a.parameter_value, 'YYYY-MM-DD') as business_date
    from ops.batch_job_execution_params a
    where a.job_execution_id = e.job_execution_id and a.parameter_name = 'businessDate'
      and a.parameter_value ~ '^\d{4}-\d{2}-\d{2}$') as p on true
-- a step of ranges sums them when it ends
cross join lateral (
    select coalesce(sum(read_count), 0)::bigint as rows_read, coalesce(sum(write_count), 0)::bigint as rows_written
    from ops.batch_step_execution
    where job_execution_id = e.job_execution_id and strpos(step_name, ':') = 0) as s
where e.start_time is not null;
comment on view bi.job_runs is
    'Grain: one run of a job that began, failed and stopped ones too. For dashboards of the platform''s own work';
comment on column bi.job_runs.job_execution_id is 'Number of the run, growing';
comment on column bi.job_runs.job_name is 'Job, for example nightly';
comment on column bi.job_runs.business_date is 'Business date that it ran for; null for jobs that have none';
comment on column bi.job_runs.status is 'COMPLETED, FAILED, STOPPED or ABANDONED; STARTED or STOPPING while it runs';
comment on column bi.job_runs.started_at_utc is 'When it began, UTC';
comment on column bi.job_runs.ended_at_utc is 'When it ended, UTC; null while it runs';
comment on column bi.job_runs.duration_seconds is 'How long it took, or has run so far, in seconds';
comment on column bi.job_runs.rows_read is 'Rows, or natural keys, that its steps read; those of steps of one statement are not counted';
comment on column bi.job_runs.rows_written is 'Rows, or natural keys, that its steps wrote';
comment on column bi.job_runs.rows_per_second is 'rows_read / duration_seconds; null where it took no time';

-- The one catalogue of numbers: dashboards, the Power BI project and the documents are made from it.
create table warehouse.metric_definition (
    metric      text not null,
    sentence    text not null,
    unit        text not null,
    grain       text not null,
    owner       text not null,
    formula_sql text not null,
    formula_dax text not null,

    constraint metric_definition_pk       primary key (metric),
    constraint metric_definition_unit_ck  check (unit in
        ('reporting currency', 'percent', 'orders', 'units', 'customers', 'visits', 'views', 'searches', 'cart events', 'products',
         'records', 'checks', 'days', 'units per order')),
    constraint metric_definition_owner_ck check (owner in ('Sales', 'Marketing', 'Assortment', 'Data platform'))
);
comment on table warehouse.metric_definition is 'Grain: one number that readers are shown, what it means and how it is computed';
comment on column warehouse.metric_definition.metric is 'Name, the same in every tool';
comment on column warehouse.metric_definition.sentence is 'What it means, for people';
comment on column warehouse.metric_definition.unit is 'What it counts, or in what it is measured';
comment on column warehouse.metric_definition.grain is 'By what it may be cut, and whether it adds up';
comment on column warehouse.metric_definition.owner is 'Whom to ask, and who decides on a change';
comment on column warehouse.metric_definition.formula_sql is
    'A query over bi that gives the number as one value, for the UTC days from :first_day to :last_day, both included';
comment on column warehouse.metric_definition.formula_dax is 'The same as a measure of the Power BI model';

insert into warehouse.metric_definition (metric, sentence, unit, grain, owner, formula_sql, formula_dax) values
    ('Revenue', 'What customers paid, after discounts', 'reporting currency', 'Adds up over everything', 'Sales',
     'select sum(revenue) from bi.sales where event_day between :first_day and :last_day',
     'SUM(sales[revenue])'),
    ('Orders', 'Distinct transactions, however many lines they have', 'orders',
     'Adds up over days and countries, not over products or categories', 'Sales',
     'select count(distinct transaction_id) from bi.sales where event_day between :first_day and :last_day',
     'DISTINCTCOUNT(sales[transaction_id])'),
    ('Units', 'Pieces sold', 'units', 'Adds up over everything', 'Sales',
     'select sum(quantity) from bi.sales where event_day between :first_day and :last_day',
     'SUM(sales[quantity])'),
    ('Average order value', 'Revenue by order', 'reporting currency', 'Divide the sums, never average it', 'Sales',
     'select (sum(revenue) / nullif(count(distinct transaction_id), 0))::numeric(18, 4) from bi.sales '
     'where event_day between :first_day and :last_day',
     'DIVIDE([Revenue], [Orders])'),
    ('Units per order', 'Pieces in an order', 'units per order', 'Divide the sums, never average it', 'Sales',
     'select (sum(quantity)::numeric / nullif(count(distinct transaction_id), 0))::numeric(18, 4) from bi.sales '
     'where event_day between :first_day and :last_day',
     'DIVIDE([Units], [Orders])'),
    ('Discount share', 'Discounts as a share of what customers would have paid without them', 'percent',
     'Divide the sums, never average it', 'Sales',
     'select (100 * sum(discount_amount * exchange_rate) / nullif(sum(revenue + discount_amount * exchange_rate), 0))'
     '::numeric(18, 4) from bi.sales where event_day between :first_day and :last_day',
     '100 * DIVIDE(SUMX(sales, sales[discount_amount] * sales[exchange_rate]), '
     'SUMX(sales, sales[revenue] + sales[discount_amount] * sales[exchange_rate]))'),
    ('Customers', 'Distinct customers with an order, over all versions of a customer', 'customers',
     'Does not add up over anything: count anew', 'Marketing',
     'select count(distinct user_id) from bi.sales join bi.customers using (customer_key) '
     'where event_day between :first_day and :last_day',
     'COUNTROWS(SUMMARIZE(sales, customers[user_id]))'),
    ('New customers', 'Customers by their UTC day of registration, those deleted since too', 'customers', 'Adds up over everything',
     'Marketing',
     'select count(*) from bi.current_customers where registration_date between :first_day and :last_day',
     'CALCULATE(COUNTROWS(current_customers), USERELATIONSHIP(current_customers[registration_date], dates[day]), '
     'KEEPFILTERS(NOT ISBLANK(current_customers[registration_date])))'),
    ('Revenue per customer', 'Revenue by customer with an order', 'reporting currency', 'Divide, never average it', 'Marketing',
     'select (sum(revenue) / nullif(count(distinct user_id), 0))::numeric(18, 4) from bi.sales join bi.customers using (customer_key) '
     'where event_day between :first_day and :last_day',
     'DIVIDE([Revenue], [Customers])'),
    ('Visits', 'Visits with a view, search, filter, comparison or cart event; one over midnight counts on both days', 'visits',
     'Adds up over days, not over countries', 'Marketing',
     'select sum(visits) from bi.daily_activity where country = ''ALL'' and event_day between :first_day and :last_day',
     -- of one country, or of all; several countries together have no number of their own
     'VAR chosen = SELECTEDVALUE(current_geography[country], "ALL") '
     'RETURN CALCULATE(SUM(daily_activity[visits]), KEEPFILTERS(daily_activity[country] = chosen))'),
    ('Product views', 'Views of product pages', 'views', 'Adds up over everything', 'Marketing',
     'select sum(views) from bi.daily_activity where country = ''ALL'' and event_day between :first_day and :last_day',
     'CALCULATE(COUNTROWS(product_views), KEEPFILTERS(product_views[event_type] = "view"))'),
    ('Searches', 'Searches on the shop''s pages', 'searches', 'Adds up over everything', 'Marketing',
     'select sum(searches) from bi.daily_activity where country = ''ALL'' and event_day between :first_day and :last_day',
     'CALCULATE(COUNTROWS(product_views), KEEPFILTERS(product_views[event_type] = "search"))'),
    ('Cart additions', 'Times that a product was put into a cart', 'cart events', 'Adds up over everything', 'Marketing',
     'select sum(cart_adds) from bi.daily_activity where country = ''ALL'' and event_day between :first_day and :last_day',
     'CALCULATE(COUNTROWS(cart_events), KEEPFILTERS(cart_events[event_type] = "add_to_cart"))'),
    ('Checkouts', 'Carts that were checked out', 'cart events', 'Adds up over everything', 'Marketing',
     'select sum(checkouts) from bi.daily_activity where country = ''ALL'' and event_day between :first_day and :last_day',
     'CALCULATE(COUNTROWS(cart_events), KEEPFILTERS(cart_events[event_type] = "checkout"))'),
    ('Abandoned carts', 'Carts that were left without a checkout', 'cart events', 'Adds up over everything', 'Marketing',
     'select sum(abandonments) from bi.daily_activity where country = ''ALL'' and event_day between :first_day and :last_day',
     'CALCULATE(COUNTROWS(cart_events), KEEPFILTERS(cart_events[event_type] = "cart_abandonment"))'),
    ('Conversion rate', 'Orders by visit', 'percent', 'Divide the sums, never average it', 'Marketing',
     'select (100 * (select sum(orders) from bi.daily_sales where dimension = ''total'' and event_day between :first_day and :last_day) '
     '/ nullif(sum(visits), 0))::numeric(18, 4) from bi.daily_activity where country = ''ALL'' '
     'and event_day between :first_day and :last_day',
     '100 * DIVIDE([Orders], [Visits])'),
    ('Cart abandonment rate', 'Abandoned carts as a share of those abandoned or checked out', 'percent',
     'Divide the sums, never average it', 'Marketing',
     'select (100 * sum(abandonments) / nullif(sum(abandonments + checkouts), 0))::numeric(18, 4) from bi.daily_activity '
     'where country = ''ALL'' and event_day between :first_day and :last_day',
     '100 * DIVIDE([Abandoned carts], [Abandoned carts] + [Checkouts])'),
    ('Products sold', 'Distinct products with a sale', 'products', 'Does not add up over anything: count anew', 'Assortment',
     'select count(distinct product_id) from bi.sales join bi.products using (product_key) '
     'where event_day between :first_day and :last_day',
     'COUNTROWS(SUMMARIZE(sales, products[product_id]))'),
    ('Records landed', 'Records of all topics that the nights of these business dates took', 'records', 'Adds up over everything',
     'Data platform',
     'select sum(landed) from bi.load_books where business_date between :first_day and :last_day',
     'SUM(load_books[landed])'),
    ('Quarantine rate', 'Records refused with a reason, as a share of those landed', 'percent', 'Divide the sums, never average it',
     'Data platform',
     'select (100 * sum(quarantined) / nullif(sum(landed), 0))::numeric(18, 4) from bi.load_books '
     'where business_date between :first_day and :last_day',
     '100 * DIVIDE(SUM(load_books[quarantined]), [Records landed])'),
    ('Failed checks', 'Checks that something offends, errors and warnings', 'checks', 'Adds up over everything', 'Data platform',
     'select count(*) from bi.data_quality where not is_passed and business_date between :first_day and :last_day',
     'SUMX(data_quality, IF(data_quality[is_passed], 0, 1))');

create view bi.metric_definitions as
select metric, sentence, unit, grain, owner, formula_sql, formula_dax
from warehouse.metric_definition;
comment on view bi.metric_definitions is
    'Grain: one number that readers are shown. The one catalogue: dashboards, the Power BI project and the documents are made from it';
comment on column bi.metric_definitions.metric is 'Name, the same in every tool';
comment on column bi.metric_definitions.sentence is 'What it means';
comment on column bi.metric_definitions.unit is 'What it counts, or in what it is measured';
comment on column bi.metric_definitions.grain is 'By what it may be cut, and whether it adds up';
comment on column bi.metric_definitions.owner is 'Whom to ask, and who decides on a change';
comment on column bi.metric_definitions.formula_sql is
    'A query over bi that gives the number as one value, for the UTC days from :first_day to :last_day, both included';
comment on column bi.metric_definitions.formula_dax is 'The same as a measure of the Power BI model';

grant select on warehouse.metric_definition to console_app;
grant select on bi.current_customers, bi.current_products, bi.current_geography, bi.data_quality, bi.load_books, bi.quarantined_records,
    bi.job_runs, bi.metric_definitions to bi_reader, api_reader, console_app;

-- Limits of a role's sessions are defaults that a session may change: this ends what lasts longer all the same.
create function ops.end_long_reads(query_seconds integer, idle_seconds integer) returns integer
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with long as materialized ( -- first found, then ended
        select pid from pg_stat_activity
        where usename in ('bi_reader', 'api_reader')
          and (state = 'active' and query_start < now() - make_interval(secs => query_seconds)
               or state like 'idle in transaction%' and state_change < now() - make_interval(secs => idle_seconds))
    )
    select (count(*) filter (where pg_terminate_backend(pid)))::integer from long
$$;
comment on function ops.end_long_reads(integer, integer) is
    'Ends sessions of bi_reader and api_reader whose query has run, or whose transaction has stood idle, for more seconds; returns '
    'how many';
revoke all on function ops.end_long_reads(integer, integer) from public;
grant execute on function ops.end_long_reads(integer, integer) to batch_runner;
