-- All events that landed, with their identities.
select format('transactions-topic %s/%s/%s', generation, partition, log_offset) as record, transaction_id as identity
from landing.sale
union all
select format('product-views-topic %s/%s/%s', generation, partition, log_offset), event_id
from landing.product_view
union all
select format('cart-events-topic %s/%s/%s', generation, partition, log_offset), event_id
from landing.cart_event
