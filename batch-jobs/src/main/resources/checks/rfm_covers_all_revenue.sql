-- severity: ERROR
-- sentence: the monetary values of all customers of a date that is judged sum to the revenue up to it
-- scope: load
-- database: warehouse
select analysis_date, monetary, revenue
from staging.judged_date
cross join lateral (select sum(monetary) as monetary from staging.effective_rfm_analysis r
                    where r.analysis_date = judged_date.analysis_date) as a
cross join lateral (select sum(reporting_amount) as revenue from warehouse.fact_sales where event_day <= analysis_date) as f
where monetary is distinct from revenue
