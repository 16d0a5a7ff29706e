-- severity: ERROR
-- sentence: every amount is a number
-- scope: everything
-- database: warehouse
select 'fact_sales' as fact, transaction_id as identity
from warehouse.fact_sales
where 'NaN' = any (array[unit_price, discount_amount, net_amount, exchange_rate, reporting_amount])
union all
select 'fact_product_views', event_id from warehouse.fact_product_views where 'NaN' = any (array[min_price, max_price])
union all
select 'fact_cart_events', event_id from warehouse.fact_cart_events where cart_value = 'NaN'
