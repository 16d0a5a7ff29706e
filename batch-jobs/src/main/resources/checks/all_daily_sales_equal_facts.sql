-- severity: ERROR
-- sentence: daily sales are what the published lines sum to, in total, by country, category and payment method
-- scope: everything
-- database: warehouse
with line as (
    select f.event_day, f.transaction_id, c.user_id, g.country, coalesce(p.category, 'UNKNOWN') as category, m.payment_method,
           f.quantity, f.reporting_amount
    from warehouse.fact_sales f
    join warehouse.dim_customers c using (customer_key)
    join warehouse.dim_products p using (product_key)
    join warehouse.dim_geography g using (geography_key)
    join warehouse.dim_payment_methods m using (payment_method_key)
    where f.load_id <= (select load_id from warehouse.published)
),
summed as (
    select event_day, dimension, member, count(distinct transaction_id) as orders, count(distinct user_id) as customers,
           sum(quantity) as units, sum(reporting_amount) as revenue
    from line
    cross join lateral (values ('total', 'ALL'), ('country', country), ('category', category),
                               ('payment_method', payment_method)) as m (dimension, member)
    group by event_day, dimension, member
)
select event_day, dimension, member, t.orders, s.orders as orders_of_facts, t.customers, s.customers as customers_of_facts,
       t.units, s.units as units_of_facts, t.revenue, s.revenue as revenue_of_facts
from warehouse.daily_sales t full join summed s using (event_day, dimension, member)
where (t.orders, t.customers, t.units, t.revenue) is distinct from (s.orders, s.customers, s.units, s.revenue)
