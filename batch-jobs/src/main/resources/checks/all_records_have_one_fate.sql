-- severity: ERROR
-- sentence: every landed record that loads have taken has one fate, and every fate has its record; told by blocks of 1,000 offsets
-- scope: everything
-- database: both
select topic, generation, partition, log_offset / 1000 * 1000 as block, count(*) as records,
       sum(hashtextextended(identity, log_offset)) as checksum
from quality.fate
join json_to_recordset(:ranges::json) as r (topic text, generation smallint, partition integer, from_offset bigint, to_offset bigint)
    using (topic, generation, partition)
where log_offset >= r.from_offset and log_offset < r.to_offset
group by topic, generation, partition, block
-- realtime:
select topic, generation, partition, log_offset / 1000 * 1000 as block, count(*) as records,
       sum(hashtextextended(identity, log_offset)) as checksum
from (select 'transactions-topic' as topic, generation, partition, log_offset, transaction_id::text as identity from landing.sale
      union all
      select 'product-views-topic', generation, partition, log_offset, event_id::text from landing.product_view
      union all
      select 'cart-events-topic', generation, partition, log_offset, event_id::text from landing.cart_event
      union all
      select 'customers-topic', generation, partition, log_offset, user_id from landing.customer_change
      union all
      select 'products-topic', generation, partition, log_offset, product_id from landing.product_change) as landed
join json_to_recordset(:ranges::json) as r (topic text, generation smallint, partition integer, from_offset bigint, to_offset bigint)
    using (topic, generation, partition)
where log_offset >= r.from_offset and log_offset < r.to_offset
group by topic, generation, partition, block
