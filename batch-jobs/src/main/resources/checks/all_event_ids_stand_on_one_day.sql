-- severity: ERROR
-- sentence: no event id stands on two days of one fact table
-- scope: everything
-- database: warehouse
select 'fact_product_views' as fact, event_id, count(*) as rows, min(event_day) as first_day, max(event_day) as last_day
from warehouse.fact_product_views group by event_id having count(*) > 1
union all
select 'fact_cart_events', event_id, count(*), min(event_day), max(event_day)
from warehouse.fact_cart_events group by event_id having count(*) > 1
