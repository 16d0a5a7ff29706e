-- severity: ERROR
-- sentence: the distinct customers of days, weeks and months are those of the published sales
-- scope: everything
-- database: warehouse
with buyer as (
    select distinct event_day, user_id
    from warehouse.fact_sales join warehouse.dim_customers using (customer_key)
    where load_id <= (select load_id from warehouse.published)
),
counted as (
    select period_type, date_trunc(period_type, event_day)::date as period_start, count(distinct user_id) as customers
    from buyer cross join unnest(array['day', 'week', 'month']) as period_type
    group by 1, 2
)
select period_type, period_start, t.customers, c.customers as customers_of_facts
from warehouse.period_customers t full join counted c using (period_type, period_start)
where t.customers is distinct from c.customers
