-- severity: ERROR
-- sentence: every combination of scores counts the customers of its date that have it
-- scope: everything
-- database: warehouse
with counted as (
    select analysis_date, rfm_score::text as scores, segment, count(*) as customers, sum(frequency) as orders, sum(monetary) as revenue
    from warehouse.rfm_analysis
    where load_id <= (select load_id from warehouse.published)
    group by analysis_date, rfm_score, segment
)
select analysis_date, scores, t.customers, c.customers as customers_scored, t.orders, c.orders as orders_scored, t.revenue,
       c.revenue as revenue_scored
from (select * from warehouse.rfm_distribution where load_id <= (select load_id from warehouse.published)) as t
full join counted c using (analysis_date, scores, segment)
where (t.customers, t.orders, t.revenue) is distinct from (c.customers, c.orders, c.revenue)
