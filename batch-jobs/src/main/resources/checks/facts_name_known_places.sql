-- severity: ERROR
-- sentence: the country of every fact, the payment method of every sale and the day of both are known
-- scope: load
-- database: warehouse
with named as (
    select distinct 'fact_sales' as fact, event_day, geography_key, payment_method_key
    from warehouse.fact_sales
    where load_id = :load and event_day in (:days)
    union all
    select distinct 'fact_product_views', event_day, geography_key, null::smallint
    from warehouse.fact_product_views
    where load_id = :load and event_day in (:days)
    union all
    select distinct 'fact_cart_events', event_day, geography_key, null::smallint
    from warehouse.fact_cart_events
    where load_id = :load and event_day in (:days)
)
select fact, event_day, n.geography_key, n.payment_method_key
from named n
left join warehouse.dim_geography g on g.geography_key = n.geography_key
left join warehouse.dim_payment_methods m on m.payment_method_key = n.payment_method_key
left join warehouse.dim_date d on d.day = n.event_day
where g.country is null or n.geography_key <= 0 or d.day is null or n.payment_method_key is not null and m.payment_method is null
