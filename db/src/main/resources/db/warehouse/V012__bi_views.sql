-- What readers see: rows of published loads, plain names and types. Money is numeric(18, 4), rates numeric(18, 10).

-- The newest load that readers may see.
create view bi.freshness as
select business_date                       as complete_through,
       published_at at time zone 'UTC'     as loaded_at_utc,
       load_id
from warehouse.published
where load_id > 0;
comment on view bi.freshness is
    'Grain: at most one row, the newest published load; none before the first. How fresh everything in bi is';
comment on column bi.freshness.complete_through is
    'Last UTC day that is loaded completely; later events may be missing or partial';
comment on column bi.freshness.loaded_at_utc is 'When that load was published, UTC';
comment on column bi.freshness.load_id is 'Number of that load: a new one whenever anything here but reference data changes';

create view bi.customers as
select customer_key, user_id, country, city, age_band, loyalty_tier,
       array_to_string(preferences, ', ')                                            as preferences,
       registration_date, segment,
       (greatest(valid_from, '1900-01-01T00:00Z') at time zone 'UTC')                as valid_from_utc,
       (valid_to at time zone 'UTC')                                                 as valid_to_utc,
       is_current, is_inferred
from warehouse.dim_customers;
comment on view bi.customers is
    'Grain: one version of a customer. Join facts by customer_key for what was true at the event; filter is_current for today';
comment on column bi.customers.customer_key is
    'Key of this version of the customer, for joins with facts; 0 is unknown, -1 is not applicable';
comment on column bi.customers.user_id is
    'The shop''s identifier of the customer; the same on all versions. Count these, not keys';
comment on column bi.customers.country is 'Country in this version; null where unknown';
comment on column bi.customers.city is 'City in this version; null where unknown';
comment on column bi.customers.age_band is
    'Age in years in this version: under 18, 18-24, 25-34, 35-44, 45-54, 55 and over, or unknown';
comment on column bi.customers.loyalty_tier is 'Loyalty tier in this version; null where unknown';
comment on column bi.customers.preferences is 'What the customer likes in this version, parted by commas; null where unknown';
comment on column bi.customers.registration_date is
    'UTC day of registration, the latest known, on all versions; null where unknown';
comment on column bi.customers.segment is
    'RFM segment by the newest analysis, on all versions; null for customers without an order';
comment on column bi.customers.valid_from_utc is 'First instant of this version, UTC; 1900-01-01 where it holds since ever';
comment on column bi.customers.valid_to_utc is 'First instant after this version, UTC; 9999-12-31 while it is open';
comment on column bi.customers.is_current is
    'True for the version that holds now; a deleted customer has none, unless events still name it';
comment on column bi.customers.is_inferred is
    'True where events named the customer before any profile came: attributes are then mostly empty';

create view bi.products as
select product_key, product_id, product_name, category_group, category, brand,
       price::numeric(18, 4) as price, cost::numeric(18, 4) as cost, currency, is_active, inventory,
       rating::numeric(18, 4) as rating,
       (greatest(valid_from, '1900-01-01T00:00Z') at time zone 'UTC') as valid_from_utc,
       (valid_to at time zone 'UTC')                                  as valid_to_utc,
       is_current, is_inferred
from warehouse.dim_products;
comment on view bi.products is
    'Grain: one version of a product. Join facts by product_key for what was true at the event; filter is_current for today';
comment on column bi.products.product_key is
    'Key of this version of the product, for joins with facts; 0 is unknown, -1 is not applicable';
comment on column bi.products.product_id is
    'The shop''s identifier of the product; the same on all versions. Count these, not keys';
comment on column bi.products.product_name is 'Name in this version; null where unknown';
comment on column bi.products.category_group is
    'Group of categories in this version, for example Electronics; null where unknown';
comment on column bi.products.category is 'Category in this version, for example Laptops; null where unknown';
comment on column bi.products.brand is 'Brand in this version; null where unknown';
comment on column bi.products.price is
    'List price of one unit in this version, in the currency of the same row; null where unknown';
comment on column bi.products.cost is
    'What the shop pays for one unit in this version, in the currency of the same row; null where unknown';
comment on column bi.products.currency is 'ISO 4217 code of price and cost; null where not stated: then the reporting currency';
comment on column bi.products.is_active is 'Whether the product is sold in this version; null where unknown';
comment on column bi.products.inventory is 'Units in stock, the latest known, on all versions; null where unknown';
comment on column bi.products.rating is
    'Rating by customers on the shop''s scale, the latest known, on all versions; null where unknown';
comment on column bi.products.valid_from_utc is 'First instant of this version, UTC; 1900-01-01 where it holds since ever';
comment on column bi.products.valid_to_utc is 'First instant after this version, UTC; 9999-12-31 while it is open';
comment on column bi.products.is_current is
    'True for the version that holds now; a deleted product has none, unless events still name it';
comment on column bi.products.is_inferred is
    'True where events named the product before the catalogue did: attributes are then mostly empty';

create view bi.geography as
select geography_key, country, region, continent, currency, time_zone,
       (greatest(valid_from, '1900-01-01T00:00Z') at time zone 'UTC') as valid_from_utc,
       (valid_to at time zone 'UTC')                                  as valid_to_utc,
       is_current
from warehouse.dim_geography;
comment on view bi.geography is 'Grain: one version of a country. Join facts by geography_key for what was true at the event';
comment on column bi.geography.geography_key is
    'Key of this version of the country, for joins with facts; 0 is unknown, -1 is not applicable';
comment on column bi.geography.country is 'Country; the same on all versions';
comment on column bi.geography.region is 'Region in this version, for example Western Europe';
comment on column bi.geography.continent is 'Continent in this version';
comment on column bi.geography.currency is 'ISO 4217 code of the country''s currency in this version';
comment on column bi.geography.time_zone is 'Main time zone in this version, as in the IANA database';
comment on column bi.geography.valid_from_utc is 'First instant of this version, UTC; 1900-01-01 where it holds since ever';
comment on column bi.geography.valid_to_utc is 'First instant after this version, UTC; 9999-12-31 while it is open';
comment on column bi.geography.is_current is 'True for the version that holds now';

create view bi.payment_methods as
select payment_method_key, payment_method from warehouse.dim_payment_methods;
comment on view bi.payment_methods is 'Grain: one payment method';
comment on column bi.payment_methods.payment_method_key is
    'Key of the method, for joins with sales; 0 is unknown, -1 is not applicable';
comment on column bi.payment_methods.payment_method is 'Name of the method, for example Credit Card';

create view bi.dates as
select day, year, quarter, month, day_of_month, day_of_week, iso_week, iso_week_year, is_weekend, month_name, day_name
from warehouse.dim_date;
comment on view bi.dates is 'Grain: one UTC day. Join facts by event_day';
comment on column bi.dates.day is 'The day; equals event_day of facts';
comment on column bi.dates.year is 'Calendar year';
comment on column bi.dates.quarter is 'Quarter of the year, 1 to 4';
comment on column bi.dates.month is 'Month of the year, 1 to 12';
comment on column bi.dates.day_of_month is 'Day of the month, 1 to 31';
comment on column bi.dates.day_of_week is 'Day of the week, 1 (Monday) to 7 (Sunday)';
comment on column bi.dates.iso_week is 'ISO 8601 week, 1 to 53; use it together with iso_week_year';
comment on column bi.dates.iso_week_year is 'Year that the ISO week belongs to; around New Year not the calendar year';
comment on column bi.dates.is_weekend is 'True on Saturday and Sunday';
comment on column bi.dates.month_name is 'English name of the month';
comment on column bi.dates.day_name is 'English name of the day of the week';

create view bi.sales as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, transaction_id::text as transaction_id, line_number,
       customer_key, product_key, geography_key, payment_method_key, session_key, quantity, currency,
       unit_price::numeric(18, 4) as unit_price, discount_amount::numeric(18, 4) as discount_amount,
       net_amount::numeric(18, 4) as net_amount, exchange_rate::numeric(18, 10) as exchange_rate,
       reporting_amount::numeric(18, 4) as revenue
from warehouse.fact_sales
where load_id <= (select load_id from warehouse.published);
comment on view bi.sales is
    'Grain: one line of an order. Orders are distinct transaction_id, never lines; sum revenue for money';
comment on column bi.sales.event_day is 'UTC day of the sale, for joins with dates';
comment on column bi.sales.occurred_at_utc is 'When the customer paid, UTC';
comment on column bi.sales.transaction_id is 'Identifier of the order that the line belongs to';
comment on column bi.sales.line_number is 'Position of the line in the order, from 1';
comment on column bi.sales.customer_key is 'The customer as of the sale, for joins with customers';
comment on column bi.sales.product_key is 'The product as of the sale, for joins with products';
comment on column bi.sales.geography_key is 'The country as of the sale, for joins with geography';
comment on column bi.sales.payment_method_key is 'How it was paid, for joins with payment_methods';
comment on column bi.sales.session_key is
    'Number of the visit, the same in product_views and cart_events; null where the sale names none';
comment on column bi.sales.quantity is 'Units sold, at least 1';
comment on column bi.sales.currency is 'ISO 4217 code of the currency of sale';
comment on column bi.sales.unit_price is 'Price of one unit, in the currency of sale. Do not add up over currencies';
comment on column bi.sales.discount_amount is
    'Discount off the whole line, in the currency of sale. Do not add up over currencies';
comment on column bi.sales.net_amount is
    'quantity x unit_price - discount_amount, in the currency of sale. Do not add up over currencies';
comment on column bi.sales.exchange_rate is
    'Units of the reporting currency per unit of the currency of sale, as applied to the line';
comment on column bi.sales.revenue is 'net_amount in the reporting currency (USD by default). Adds up over everything';

create view bi.product_views as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, event_id::text as event_id, event_type::text as event_type,
       customer_key, product_key, geography_key, session_key, view_duration as view_duration_seconds, results_count,
       search_query, filter_category, min_price::numeric(18, 4) as min_price, max_price::numeric(18, 4) as max_price,
       array_to_string(compared_product_ids, ', ') as compared_products
from warehouse.fact_product_views
where load_id <= (select load_id from warehouse.published);
comment on view bi.product_views is 'Grain: one view, search, filter or comparison on the product pages';
comment on column bi.product_views.event_day is 'UTC day of the event, for joins with dates';
comment on column bi.product_views.occurred_at_utc is 'When it happened, UTC';
comment on column bi.product_views.event_id is 'Identifier of the event, unique within its day';
comment on column bi.product_views.event_type is 'view, search, filter or compare';
comment on column bi.product_views.customer_key is 'The visitor as of the event, for joins with customers';
comment on column bi.product_views.product_key is
    'The product viewed, for joins with products; -1 for searches, filters and comparisons, 0 where none was named';
comment on column bi.product_views.geography_key is 'The country as of the event, for joins with geography';
comment on column bi.product_views.session_key is 'Number of the visit, the same in sales and cart_events';
comment on column bi.product_views.view_duration_seconds is 'Seconds on the page, 0 or more; null where the event has none';
comment on column bi.product_views.results_count is 'Products found by a search or filter; null where the event has none';
comment on column bi.product_views.search_query is 'What the visitor typed; null where it is no search';
comment on column bi.product_views.filter_category is 'Category the visitor filtered by; null where the event has none';
comment on column bi.product_views.min_price is
    'Lower bound of a price filter, in the currency of the country; null where the event has none';
comment on column bi.product_views.max_price is
    'Upper bound of a price filter, in the currency of the country; null where the event has none';
comment on column bi.product_views.compared_products is
    'Identifiers of the compared products, parted by commas; null where it is no comparison';

create view bi.cart_events as
select event_day, (occurred_at at time zone 'UTC') as occurred_at_utc, event_id::text as event_id, event_type::text as event_type,
       customer_key, product_key, geography_key, session_key, quantity, old_quantity, new_quantity, cart_size, currency,
       cart_value::numeric(18, 4) as cart_value
from warehouse.fact_cart_events
where load_id <= (select load_id from warehouse.published);
comment on view bi.cart_events is 'Grain: one event of a cart. Values are in their own currency: do not add up over currencies';
comment on column bi.cart_events.event_day is 'UTC day of the event, for joins with dates';
comment on column bi.cart_events.occurred_at_utc is 'When it happened, UTC';
comment on column bi.cart_events.event_id is 'Identifier of the event, unique within its day';
comment on column bi.cart_events.event_type is 'add_to_cart, remove_from_cart, update_quantity, checkout or cart_abandonment';
comment on column bi.cart_events.customer_key is 'The visitor as of the event, for joins with customers';
comment on column bi.cart_events.product_key is
    'The product added, removed or updated, for joins with products; -1 for checkouts and abandonments, 0 where none was named';
comment on column bi.cart_events.geography_key is 'The country as of the event, for joins with geography';
comment on column bi.cart_events.session_key is 'Number of the visit, the same in sales and product_views';
comment on column bi.cart_events.quantity is
    'Units added or removed; of the whole cart at checkout or abandonment; null where the event has none';
comment on column bi.cart_events.old_quantity is 'Units of the line before an update; null where it is no update';
comment on column bi.cart_events.new_quantity is 'Units of the line after an update; null where it is no update';
comment on column bi.cart_events.cart_size is 'Lines in the cart; null where the event has none';
comment on column bi.cart_events.currency is 'ISO 4217 code of cart_value';
comment on column bi.cart_events.cart_value is
    'Value of the cart after the event, its total value at checkout or abandonment; null where the event has none';

create view bi.rfm_analysis as
select analysis_date, user_id, recency_days, frequency, monetary::numeric(18, 4) as monetary,
       recency_score, frequency_score, monetary_score, rfm_score, segment
from warehouse.rfm_analysis
where load_id <= (select load_id from warehouse.published);
comment on view bi.rfm_analysis is
    'Grain: one customer with an order up to the end of one analysis date. The judgement of that night: late events do not '
    'change it';
comment on column bi.rfm_analysis.analysis_date is
    'Business date of the analysis: orders up to the end of this UTC day count. Filter one date';
comment on column bi.rfm_analysis.user_id is 'The shop''s identifier of the customer';
comment on column bi.rfm_analysis.recency_days is 'Days from the last order to the analysis date, 0 or more';
comment on column bi.rfm_analysis.frequency is 'Orders so far, at least 1';
comment on column bi.rfm_analysis.monetary is 'Revenue of those orders, in the reporting currency';
comment on column bi.rfm_analysis.recency_score is '1 (long ago) to 5 (lately)';
comment on column bi.rfm_analysis.frequency_score is '1 (seldom) to 5 (often)';
comment on column bi.rfm_analysis.monetary_score is '1 (little) to 5 (much)';
comment on column bi.rfm_analysis.rfm_score is 'The three scores as digits: 543 is recency 5, frequency 4, monetary 3';
comment on column bi.rfm_analysis.segment is 'Segment that the scores fall into';

create view bi.customer_segments as
select analysis_date, segment, description, lowest_score, highest_score, customers, orders,
       revenue::numeric(18, 4) as revenue, average_order_value::numeric(18, 4) as average_order_value
from warehouse.customer_segments
where load_id <= (select load_id from warehouse.published);
comment on view bi.customer_segments is
    'Grain: one segment that has customers on one analysis date. The judgement of that night: late events do not change it';
comment on column bi.customer_segments.analysis_date is
    'Business date of the analysis. Filter one date: customers do not add up over dates';
comment on column bi.customer_segments.segment is 'Name of the segment';
comment on column bi.customer_segments.description is 'What its customers have in common';
comment on column bi.customer_segments.lowest_score is 'Lowest RFM score in the segment, 111 to 555';
comment on column bi.customer_segments.highest_score is 'Highest RFM score in the segment, 111 to 555';
comment on column bi.customer_segments.customers is 'Customers in the segment';
comment on column bi.customer_segments.orders is 'Their orders up to the end of the analysis date';
comment on column bi.customer_segments.revenue is 'Their revenue up to the end of the analysis date, in the reporting currency';
comment on column bi.customer_segments.average_order_value is 'revenue / orders, in the reporting currency';

create view bi.product_performance as
select analysis_date, product_id, category, orders, units, views, revenue::numeric(18, 4) as revenue,
       conversion_rate::numeric(18, 4) as conversion_rate, average_price::numeric(18, 4) as average_price,
       revenue_rank, category_rank, performance_score::numeric(18, 4) as performance_score, performance_tier
from warehouse.product_performance
where load_id <= (select load_id from warehouse.published);
comment on view bi.product_performance is
    'Grain: one product with an order or a view in the 30 days that end with one analysis date. The judgement of that night';
comment on column bi.product_performance.analysis_date is
    'Business date of the analysis: the last of the 30 UTC days. Filter one date';
comment on column bi.product_performance.product_id is 'The shop''s identifier of the product';
comment on column bi.product_performance.category is 'Category as of the analysis date; UNKNOWN where not known';
comment on column bi.product_performance.orders is 'Orders with the product in the 30 days; do not add up over products';
comment on column bi.product_performance.units is 'Units sold in the 30 days';
comment on column bi.product_performance.views is 'Views of the product''s page in the 30 days';
comment on column bi.product_performance.revenue is 'Revenue in the 30 days, in the reporting currency';
comment on column bi.product_performance.conversion_rate is
    '100 x orders / views, in percent; above 100 where more was ordered than viewed; null without views';
comment on column bi.product_performance.average_price is 'revenue / units, in the reporting currency; null without units';
comment on column bi.product_performance.revenue_rank is 'Rank by revenue over all products, 1 is the highest, without gaps';
comment on column bi.product_performance.category_rank is 'Rank by revenue within the category, 1 is the highest, without gaps';
comment on column bi.product_performance.performance_score is
    '0 to 100: 40 by revenue, 30 by conversion, 20 by units, 10 by views, each against the best product of the date';
comment on column bi.product_performance.performance_tier is
    'Top Seller, High Performer, Moderate or Low Performer: from the 80th, 60th, 40th percentile of the score';

create view bi.sales_trends as
select period_type, period_start, category, is_partial, orders, units, revenue::numeric(18, 4) as revenue,
       average_order_value::numeric(18, 4) as average_order_value, revenue_growth::numeric(18, 4) as revenue_growth
from warehouse.sales_trends;
comment on view bi.sales_trends is
    'Grain: one category, or ALL, in one period. As of the newest published business date, late events included';
comment on column bi.sales_trends.period_type is 'day, week (ISO, from Monday), month, quarter or year. Filter one type';
comment on column bi.sales_trends.period_start is 'First UTC day of the period';
comment on column bi.sales_trends.category is
    'Category as of the sale; ALL over all categories. Filter ALL for totals: categories do not add up to its orders';
comment on column bi.sales_trends.is_partial is 'True while the period has not ended';
comment on column bi.sales_trends.orders is 'Distinct orders; those with several categories count in each, once in ALL';
comment on column bi.sales_trends.units is 'Units sold';
comment on column bi.sales_trends.revenue is 'Revenue in the reporting currency';
comment on column bi.sales_trends.average_order_value is 'revenue / orders, in the reporting currency';
comment on column bi.sales_trends.revenue_growth is
    'Revenue against the period before, as a fraction: 0.25 is 25 % more; a partial period against as many days. Null where '
    'that was 0';

create view bi.daily_sales as
select event_day, dimension, member, orders, customers, units, revenue::numeric(18, 4) as revenue
from warehouse.daily_sales;
comment on view bi.daily_sales is
    'Grain: one member of one dimension on one UTC day, late events included. Made for dashboards';
comment on column bi.daily_sales.event_day is 'UTC day of the sales';
comment on column bi.daily_sales.dimension is 'total, country, category (as of the sale) or payment_method. Filter one';
comment on column bi.daily_sales.member is 'The country, category or payment method; ALL for the total';
comment on column bi.daily_sales.orders is 'Distinct orders; do not add up over categories';
comment on column bi.daily_sales.customers is 'Distinct customers with an order; do not add up over members or days';
comment on column bi.daily_sales.units is 'Units sold';
comment on column bi.daily_sales.revenue is 'Revenue in the reporting currency';

create view bi.daily_activity as
select event_day, country, visits, visitors, views, searches, cart_adds, checkouts, abandonments
from warehouse.daily_activity;
comment on view bi.daily_activity is 'Grain: one country, or ALL, on one UTC day, late events included. Made for dashboards';
comment on column bi.daily_activity.event_day is 'UTC day of the events';
comment on column bi.daily_activity.country is 'Country of the events; ALL over all countries. Filter ALL for totals';
comment on column bi.daily_activity.visits is
    'Distinct visits with an event on product pages or carts; do not add up over countries or days';
comment on column bi.daily_activity.visitors is 'Distinct customers with such an event; do not add up over countries or days';
comment on column bi.daily_activity.views is 'Views of product pages';
comment on column bi.daily_activity.searches is 'Searches';
comment on column bi.daily_activity.cart_adds is 'Events that added to a cart';
comment on column bi.daily_activity.checkouts is 'Checkouts';
comment on column bi.daily_activity.abandonments is 'Abandoned carts';

create view bi.period_customers as
select period_type, period_start, customers
from warehouse.period_customers;
comment on view bi.period_customers is 'Grain: one day, ISO week or month, late events included. Made for dashboards';
comment on column bi.period_customers.period_type is 'day, week (ISO, from Monday) or month. Filter one type';
comment on column bi.period_customers.period_start is 'First UTC day of the period';
comment on column bi.period_customers.customers is 'Distinct customers with an order in the period; do not add up over periods';
