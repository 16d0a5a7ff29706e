-- severity: ERROR
-- sentence: a fact stands on the UTC day on which it happened
-- scope: everything
-- database: warehouse
select 'fact_sales' as fact, transaction_id as identity, event_day, occurred_at
from warehouse.fact_sales
where event_day <> (occurred_at at time zone 'UTC')::date
union all
select 'fact_product_views', event_id, event_day, occurred_at
from warehouse.fact_product_views
where event_day <> (occurred_at at time zone 'UTC')::date
union all
select 'fact_cart_events', event_id, event_day, occurred_at
from warehouse.fact_cart_events
where event_day <> (occurred_at at time zone 'UTC')::date
