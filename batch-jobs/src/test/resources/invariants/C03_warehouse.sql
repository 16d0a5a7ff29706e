-- The events that became facts, with their identities: each of them landed.
select coalesce(format('transactions-topic %s/%s/%s', i.generation, i.partition, i.log_offset), 'no record') as record,
       f.transaction_id as identity
from warehouse.fact_sales f left join warehouse.transaction_identity i using (transaction_id)
union all
select format('product-views-topic %s/%s/%s', generation, partition, log_offset), event_id
from warehouse.fact_product_views
union all
select format('cart-events-topic %s/%s/%s', generation, partition, log_offset), event_id
from warehouse.fact_cart_events
