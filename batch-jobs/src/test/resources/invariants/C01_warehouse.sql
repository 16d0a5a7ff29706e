-- What became of records: facts, statements, duplicates, quarantined ones. Equal to what landed.
select format('%s %s/%s/%s', topic, generation, partition, log_offset) as record, count(*) as fates
from (select 'transactions-topic' as topic, generation, partition, log_offset from warehouse.transaction_identity
      union all
      select 'product-views-topic', generation, partition, log_offset from warehouse.fact_product_views
      union all
      select 'cart-events-topic', generation, partition, log_offset from warehouse.fact_cart_events
      union all
      select 'customers-topic', generation, partition, log_offset from warehouse.customer_statement
      union all
      select 'products-topic', generation, partition, log_offset from warehouse.product_statement
      union all
      select topic, generation, partition, log_offset from quality.duplicate
      union all
      select topic, generation, partition, log_offset from quality.quarantine) as fate
group by topic, generation, partition, log_offset
