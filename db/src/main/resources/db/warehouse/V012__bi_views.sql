-- What readers see: rows of published loads, plain names and types. Money is numeric(18, 4), rates numeric(18, 10).

-- The newest load that readers may see.
create view bi.freshness as
select business_date                       as complete_through,
       published_at at time zone 'UTC'     as loaded_at_utc,
       load_id
from warehouse.published
where load_id > 0;

create view bi.customers as
select customer_key, user_id, country, city, age_band, loyalty_tier,
       array_to_string(preferences, ', ')                                            as preferences,
       registration_date, segment,
       (greatest(valid_from, '1900-01-01T00:00Z') at time zone 'UTC')                as valid_from_utc,
       (valid_to at time zone 'UTC')                                                 as valid_to_utc,
       is_current, is_inferred
from warehouse.dim_customers;

create view bi.products as
select product_key, product_id, product_name, category_group, category, brand,
       price::numeric(18, 4) as price, cost::numeric(18, 4) as cost, currency, is_active, inventory,
       rating::numeric(18, 4) as rating,
       (greatest(valid_from, '1900-01-01T00:00Z') at time zone 'UTC') as valid_from_utc,
       (valid_to at time zone 'UTC')                                  as valid_to_utc,
       is_current, is_inferred
from warehouse.dim_products;

create view bi.geography as
select geography_key, country, region, continent, currency, time_zone,
       (greatest(valid_from, '1900-01-01T00:00Z') at time zone 'UTC') as valid_from_utc,
       (valid_to at time zone 'UTC')                                  as valid_to_utc,
       is_current
from warehouse.dim_geography;

create view bi.payment_methods as
select payment_method_key, payment_method from warehouse.dim_payment_methods;

create view bi.dates as
select day, year, quarter, month, day_of_month, day_of_week, iso_week, iso_week_year, is_weekend, month_name, day_name
from warehouse.dim_date;

create view bi.sales as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, transaction_id::text as transaction_id, line_number,
       customer_key, product_key, geography_key, payment_method_key, session_key, quantity, currency,
       unit_price::numeric(18, 4) as unit_price, discount_amount::numeric(18, 4) as discount_amount,
       net_amount::numeric(18, 4) as net_amount, exchange_rate::numeric(18, 10) as exchange_rate,
       reporting_amount::numeric(18, 4) as revenue
from warehouse.fact_sales
where load_id <= (select load_id from warehouse.published);

create view bi.product_views as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, event_id::text as event_id, event_type::text as event_type,
       customer_key, product_key, geography_key, session_key, view_duration as view_duration_seconds, results_count,
       search_query, filter_category, min_price::numeric(18, 4) as min_price, max_price::numeric(18, 4) as max_price,
       array_to_string(compared_product_ids, ', ') as compared_products
from warehouse.fact_product_views
where load_id <= (select load_id from warehouse.published);

create view bi.cart_events as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, event_id::text as event_id, event_type::text as event_type,
       customer_key, product_key, geography_key, session_key, quantity, old_quantity, new_quantity, cart_size, currency,
       cart_value::numeric(18, 4) as cart_value
from warehouse.fact_cart_events
where load_id <= (select load_id from warehouse.published);

create view bi.rfm_analysis as
select analysis_date, user_id, recency_days, frequency, monetary::numeric(18, 4) as monetary,
       recency_score, frequency_score, monetary_score, rfm_score, segment
from warehouse.rfm_analysis
where load_id <= (select load_id from warehouse.published);

create view bi.customer_segments as
select analysis_date, segment, description, lowest_score, highest_score, customers, orders,
       revenue::numeric(18, 4) as revenue, average_order_value::numeric(18, 4) as average_order_value
from warehouse.customer_segments
where load_id <= (select load_id from warehouse.published);

create view bi.product_performance as
select analysis_date, product_id, category, orders, units, views, revenue::numeric(18, 4) as revenue,
       conversion_rate::numeric(18, 4) as conversion_rate, average_price::numeric(18, 4) as average_price,
       revenue_rank, category_rank, performance_score::numeric(18, 4) as performance_score, performance_tier
from warehouse.product_performance
where load_id <= (select load_id from warehouse.published);

create view bi.sales_trends as
select period_type, period_start, category, is_partial, orders, units, revenue::numeric(18, 4) as revenue,
       average_order_value::numeric(18, 4) as average_order_value, revenue_growth::numeric(18, 4) as revenue_growth
from warehouse.sales_trends;

create view bi.daily_sales as
select event_day, dimension, member, orders, customers, units, revenue::numeric(18, 4) as revenue
from warehouse.daily_sales;

create view bi.daily_activity as
select event_day, country, visits, visitors, views, searches, cart_adds, checkouts, abandonments
from warehouse.daily_activity;

create view bi.period_customers as
select period_type, period_start, customers
from warehouse.period_customers;
