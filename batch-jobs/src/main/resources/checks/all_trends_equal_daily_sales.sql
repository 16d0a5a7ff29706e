-- severity: ERROR
-- sentence: the trends of every period are the daily sales of its days, by category and over all
-- scope: everything
-- database: warehouse
with day as (
    select event_day, case dimension when 'total' then 'ALL' else member end as category, orders, units, revenue
    from warehouse.daily_sales
    where dimension in ('total', 'category') and event_day <= (select business_date from warehouse.published)
),
summed as (
    select period_type, date_trunc(period_type, event_day)::date as period_start, category, sum(orders) as orders,
           sum(units) as units, sum(revenue) as revenue
    from day cross join unnest(array['day', 'week', 'month', 'quarter', 'year']) as period_type
    group by 1, 2, 3
)
select period_type, period_start, category, t.orders, s.orders as orders_of_days, t.units, s.units as units_of_days, t.revenue,
       s.revenue as revenue_of_days
from warehouse.sales_trends t full join summed s using (period_type, period_start, category)
where (t.orders, t.units, t.revenue) is distinct from (s.orders, s.units, s.revenue)
   or t.average_order_value is distinct from warehouse.round_half_even(s.revenue / nullif(s.orders, 0), 4)
