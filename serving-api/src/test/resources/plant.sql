-- A small published warehouse: 60 days of sales that end on 2026-03-14, and totals made of them.
insert into warehouse.load (load_id, business_date, status, published_at) overriding system value
values (1, '2026-03-14', 'PUBLISHED', '2026-03-15T02:30Z');
insert into warehouse.published (load_id, business_date, published_at) values (1, '2026-03-14', '2026-03-15T02:30Z')
on conflict (only_row) do update set load_id = excluded.load_id, business_date = excluded.business_date,
    published_at = excluded.published_at;

insert into warehouse.dim_customers (customer_key, user_id, country, city, age_band, loyalty_tier, preferences, registration_date,
    valid_from, valid_to)
overriding system value
select n, 'USER_' || lpad(n::text, 8, '0'), case n % 3 when 0 then 'Germany' when 1 then 'France' else 'Japan' end, 'City ' || n, '25-34', 'gold',
       array['books', '=HYPERLINK("x")'], date '2025-01-01' + n, '0001-01-01T00:00Z', '9999-12-31T00:00Z'
from generate_series(1, 40) as n;
-- one who moved
update warehouse.dim_customers set valid_to = '2026-02-01T00:00Z' where customer_key = 7;
insert into warehouse.dim_customers (customer_key, user_id, country, city, age_band, loyalty_tier, registration_date, valid_from)
overriding system value values (107, 'USER_00000007', 'Germany', 'Kiel', '25-34', 'silver', '2025-01-08', '2026-02-01T00:00Z');

insert into warehouse.dim_products (product_key, product_id, product_name, category_group, category, brand, price, cost, currency,
    is_active, inventory, rating, valid_from)
overriding system value
select n, 'PROD_' || lpad((n + 40)::text, 8, '0'), case n when 3 then '=2+3' else 'Product ' || n end, 'Electronics',
       case n % 2 when 0 then 'Laptops' else 'Phones' end, 'Brand', 10 + n, n, 'EUR', true, 100 * n, 4.5, '0001-01-01T00:00Z'
from generate_series(1, 12) as n;

select warehouse.make_fact_partitions((select array_agg(d::date) from generate_series(date '2026-01-14', '2026-03-15', '1 day') as d));
insert into warehouse.fact_sales (occurred_at, transaction_id, event_day, customer_key, product_key, load_id, quantity, line_number,
    geography_key, payment_method_key, currency, unit_price, discount_amount, net_amount, exchange_rate, reporting_amount)
select d + n % 20 * interval '1 hour', md5(d || ' ' || n / 2)::uuid, d::date,
       case when 1 + (n / 2) % 40 = 7 and d >= '2026-02-01T00:00Z' then 107 else 1 + (n / 2) % 40 end,
       1 + n % 12, 1, 1 + n % 3, 1 + n % 2, (select min(geography_key) from warehouse.dim_geography where geography_key > 0) + n / 2 % 3,
       1 + n / 2 % 2, 'EUR', 10 + n % 12, 0, (1 + n % 3) * (10 + n % 12), 1.1, (1 + n % 3) * (10 + n % 12) * 1.1
from generate_series(timestamptz '2026-01-14T00:00Z', '2026-03-14T00:00Z', '1 day') as d,
     generate_series(0, 39) as n;
-- both lines of an order at once
update warehouse.fact_sales s set occurred_at = first.at
from (select transaction_id, min(occurred_at) as at from warehouse.fact_sales group by 1) as first
where first.transaction_id = s.transaction_id;

insert into warehouse.daily_sales (event_day, load_id, dimension, member, orders, customers, units, revenue)
select event_day, 1, cut.dimension, cut.member, count(distinct transaction_id), count(distinct user_id), sum(quantity),
       sum(reporting_amount)
from warehouse.fact_sales join warehouse.dim_customers using (customer_key) join warehouse.dim_products using (product_key)
     join warehouse.dim_geography g using (geography_key) join warehouse.dim_payment_methods using (payment_method_key),
     lateral (values ('total', 'ALL'), ('country', g.country), ('category', dim_products.category),
                     ('payment_method', payment_method)) as cut (dimension, member)
group by event_day, cut.dimension, cut.member;

insert into warehouse.daily_activity (event_day, load_id, country, visits, visitors, views, searches, cart_adds, checkouts, abandonments)
select d::date, 1, country, 300 + n, 200 + n, 1000 + n, 90 + n, 70 + n, 20 + n, 9 + n
from generate_series(date '2026-01-14', '2026-03-14', '1 day') as d,
     (values ('ALL', 0), ('Germany', 1), ('France', 2)) as c (country, n);

insert into warehouse.period_customers (period_type, period_start, load_id, customers)
select period_type, date_trunc(period_type, event_day)::date, 1, count(distinct user_id)
from warehouse.fact_sales join warehouse.dim_customers using (customer_key), unnest(array['day', 'week', 'month']) as period_type
group by 1, 2;

insert into warehouse.sales_trends (period_type, period_start, load_id, is_partial, category, orders, units, revenue,
    average_order_value, revenue_growth)
select period_type, start, 1, false, 'ALL', orders, units, revenue, revenue / orders,
       round(revenue / lag(revenue) over (partition by period_type order by start) - 1, 4)
from (select period_type, date_trunc(period_type, event_day)::date as start, count(distinct transaction_id) as orders,
             sum(quantity) as units, sum(reporting_amount) as revenue
      from warehouse.fact_sales, unnest(array['day', 'week', 'month']) as period_type
      group by 1, 2) as period;

insert into warehouse.product_performance (analysis_date, load_id, product_id, category, orders, units, views, revenue, conversion_rate,
    average_price, revenue_rank, category_rank, performance_score, performance_tier)
select date '2026-03-14' - back, 1, product_id, category, 10 * product_key, 20 * product_key, 100, 1000 * product_key, 10 * product_key,
       50, rank() over (partition by back order by product_key desc), 1, product_key,
       case when product_key > 9 then 'Top Seller' else 'Moderate' end
from warehouse.dim_products, generate_series(0, 3) as back
where product_key > 0;

insert into warehouse.rfm_analysis (analysis_date, load_id, recency_days, frequency, rfm_score, recency_score, frequency_score,
    monetary_score, monetary, user_id, segment)
select '2026-03-14', 1, 1, 10 + n, 555, 5, 5, 5, 100 * n, 'USER_' || lpad(n::text, 8, '0'), 'Champions' from generate_series(1, 40) as n;
insert into warehouse.rfm_distribution (analysis_date, load_id, scores, segment, customers, orders, revenue)
values ('2026-03-14', 1, '555', 'Champions', 30, 900, 60000), ('2026-03-14', 1, '511', 'Lost', 10, 320, 22000.5);
insert into warehouse.customer_segments (analysis_date, load_id, segment, description, lowest_score, highest_score, customers, orders,
    revenue, average_order_value)
select date '2026-03-14' - back, 1, segment, 'They buy', 111, 555, 40, 1220, 82000, 67.2131
from generate_series(0, 3) as back, unnest(array['Champions', 'Lost']) as segment;

insert into quality.check_result (load_id, check_name, severity, sentence, offenders, scope, seconds)
values (1, 'books_add_up', 'ERROR', 'Landed is facts, duplicates and quarantined', 0, 'load', 0.1),
       (1, 'counts_are_usual', 'WARNING', 'Counts are as usual', 3, 'load', 0.2);
