-- severity: ERROR
-- sentence: a partition's position is behind all its records and dead letters, and not behind the end of its log
-- scope: everything
-- database: realtime
with stored as (
    select 'transactions-topic' as topic, generation, partition, max(log_offset) as last_offset from landing.sale group by 2, 3
    union all
    select 'product-views-topic', generation, partition, max(log_offset) from landing.product_view group by 2, 3
    union all
    select 'cart-events-topic', generation, partition, max(log_offset) from landing.cart_event group by 2, 3
    union all
    select 'customers-topic', generation, partition, max(log_offset) from landing.customer_change group by 2, 3
    union all
    select 'products-topic', generation, partition, max(log_offset) from landing.product_change group by 2, 3
    union all
    select topic, generation, partition, max(log_offset) from landing.dead_letter group by 1, 2, 3
)
select topic, generation, partition, last_offset, next_offset, log_end
from stored full join landing.position using (topic, generation, partition)
where next_offset is null or last_offset >= next_offset or next_offset > log_end
