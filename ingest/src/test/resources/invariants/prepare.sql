-- What the checks look at: all that landed, of all topics; the logs as the broker has them; what was sent.
create temp view landed as
select 'transactions-topic' as topic, generation, partition, log_offset, transaction_id as id from landing.sale
union all
select 'product-views-topic', generation, partition, log_offset, event_id from landing.product_view
union all
select 'cart-events-topic', generation, partition, log_offset, event_id from landing.cart_event
union all
select 'customers-topic', generation, partition, log_offset, event_id from landing.customer_change
union all
select 'products-topic', generation, partition, log_offset, event_id from landing.product_change;

create temp view fate as
select topic, generation, partition, log_offset from landed
union all
select topic, generation, partition, log_offset from landing.dead_letter;

create temp table log (topic text, partition integer, log_start bigint, log_end bigint);
create temp table sent (topic text, partition integer, log_offset bigint, id uuid);
