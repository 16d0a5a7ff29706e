-- severity: ERROR
-- sentence: segments are what the scored customers of their date sum to
-- scope: everything
-- database: warehouse
with summed as (
    select analysis_date, segment, min(rfm_score) as lowest_score, max(rfm_score) as highest_score, count(*) as customers,
           sum(frequency) as orders, sum(monetary) as revenue
    from warehouse.rfm_analysis
    where load_id <= (select load_id from warehouse.published)
    group by analysis_date, segment
)
select analysis_date, segment, t.customers, s.customers as customers_scored, t.orders, s.orders as orders_scored, t.revenue,
       s.revenue as revenue_scored
from (select * from warehouse.customer_segments where load_id <= (select load_id from warehouse.published)) as t
full join summed s using (analysis_date, segment)
where (t.lowest_score, t.highest_score, t.customers, t.orders, t.revenue)
      is distinct from (s.lowest_score, s.highest_score, s.customers, s.orders, s.revenue)
   or t.average_order_value is distinct from warehouse.round_half_even(s.revenue / nullif(s.orders, 0), 4)
