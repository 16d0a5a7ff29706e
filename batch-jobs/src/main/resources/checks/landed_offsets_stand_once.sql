-- severity: ERROR
-- sentence: no offset is both landed and a dead letter
-- scope: everything
-- database: realtime
select topic, generation, partition, log_offset
from (select 'transactions-topic' as topic, generation, partition, log_offset from landing.sale
      union all
      select 'product-views-topic', generation, partition, log_offset from landing.product_view
      union all
      select 'cart-events-topic', generation, partition, log_offset from landing.cart_event
      union all
      select 'customers-topic', generation, partition, log_offset from landing.customer_change
      union all
      select 'products-topic', generation, partition, log_offset from landing.product_change) as landed
join landing.dead_letter using (topic, generation, partition, log_offset)
