-- severity: ERROR
-- sentence: the identity of a duplicate is held by a fact, made by another record that came first
-- scope: everything
-- database: warehouse
with holder as (
    select 'transactions-topic' as topic, transaction_id as identity, generation, partition, log_offset, load_id
    from warehouse.transaction_identity
    union all
    select 'product-views-topic', event_id, generation, partition, log_offset, load_id from warehouse.fact_product_views
    union all
    select 'cart-events-topic', event_id, generation, partition, log_offset, load_id from warehouse.fact_cart_events
)
select d.topic, d.generation, d.partition, d.log_offset, d.identity
from quality.duplicate d
left join holder h on h.topic = d.topic and h.identity = d.identity
    and (h.generation, h.partition, h.log_offset) = (d.first_generation, d.first_partition, d.first_log_offset)
where h.identity is null
   or (h.load_id, h.generation, h.partition, h.log_offset) >= (d.load_id, d.generation, d.partition, d.log_offset)
