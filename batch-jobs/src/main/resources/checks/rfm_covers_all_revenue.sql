-- severity: ERROR
-- sentence: the monetary values of all customers sum to the revenue up to the business date, unless an earlier load has judged it
-- scope: load
-- database: warehouse
select a.monetary, f.revenue
from (select sum(monetary) as monetary from warehouse.rfm_analysis where load_id = :load) as a,
     (select sum(reporting_amount) as revenue from warehouse.fact_sales
      where event_day <= (select business_date from warehouse.load where load_id = :load)) as f
where a.monetary is distinct from f.revenue
  and not exists (select from warehouse.rfm_analysis r join warehouse.load l on l.business_date = r.analysis_date
                  where l.load_id = :load and r.load_id <> :load)
