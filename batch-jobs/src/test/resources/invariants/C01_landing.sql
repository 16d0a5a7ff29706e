-- The records that published loads have taken: each has one fate.
select format('%s %s/%s/%s', topic, generation, partition, log_offset) as record, 1 as fates
from (select 'transactions-topic' as topic, generation, partition, log_offset from landing.sale
      union all
      select 'product-views-topic', generation, partition, log_offset from landing.product_view
      union all
      select 'cart-events-topic', generation, partition, log_offset from landing.cart_event
      union all
      select 'customers-topic', generation, partition, log_offset from landing.customer_change
      union all
      select 'products-topic', generation, partition, log_offset from landing.product_change) as landed
join landing.published_position p using (topic, generation, partition)
where log_offset < p.next_offset
