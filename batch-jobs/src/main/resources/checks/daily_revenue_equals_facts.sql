-- severity: ERROR
-- sentence: the total of every touched day equals the sum of its sale lines
-- scope: load
-- database: warehouse
select event_day, d.revenue as total, f.revenue as facts
from (select event_day, revenue from staging.effective_daily_sales
      where dimension = 'total' and event_day in (:touched)) as d
full join (select event_day, sum(reporting_amount) as revenue from warehouse.fact_sales
           where event_day in (:touched) group by event_day) as f using (event_day)
where d.revenue is distinct from f.revenue
