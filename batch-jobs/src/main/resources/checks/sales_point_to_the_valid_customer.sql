-- severity: ERROR
-- sentence: every row of fact_sales points to the version of its customer that was valid when it happened
-- scope: load
-- database: warehouse
select f.event_day, f.occurred_at, f.customer_key
from warehouse.fact_sales f
left join staging.effective_customers c on c.customer_key = f.customer_key
where f.load_id = :load and f.event_day in (:days)
  and (c.customer_key is null or c.customer_key <= 0 or f.occurred_at < c.valid_from or f.occurred_at >= c.valid_to)
