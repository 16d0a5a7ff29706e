-- severity: ERROR
-- sentence: every row of fact_cart_events points to the version of its product that was valid when it happened, or to none
-- scope: load
-- database: warehouse
select f.event_day, f.occurred_at, f.product_key
from warehouse.fact_cart_events f
left join staging.effective_products p on p.product_key = f.product_key
where f.load_id = :load and f.event_day in (:days)
  and (p.product_key is null or f.occurred_at < p.valid_from or f.occurred_at >= p.valid_to)
