-- severity: ERROR
-- sentence: facts point to the customer and the products that their records name; told by blocks of 1,000 offsets
-- scope: everything
-- database: both
with fact as (
    select 'transactions-topic' as topic, generation, partition, log_offset, transaction_id as identity,
           string_agg(distinct user_id, ', ') as user_id,
           string_agg(format('%s %s', line_number, coalesce(product_id, 'no member')), ', ' order by line_number) as products
    from warehouse.transaction_identity
    left join warehouse.fact_sales using (transaction_id)
    left join warehouse.dim_customers using (customer_key)
    left join warehouse.dim_products using (product_key)
    group by generation, partition, log_offset, transaction_id
    union all
    select 'product-views-topic', generation, partition, log_offset, event_id, user_id, product_id
    from warehouse.fact_product_views
    left join warehouse.dim_customers using (customer_key)
    left join warehouse.dim_products using (product_key)
    union all
    select 'cart-events-topic', generation, partition, log_offset, event_id, user_id, product_id
    from warehouse.fact_cart_events
    left join warehouse.dim_customers using (customer_key)
    left join warehouse.dim_products using (product_key)
),
refused as (
    select q.topic, q.generation, q.partition, q.log_offset, payload ->> 'user_id' as user_id,
           payload ->> 'event_type' as event_type, payload ->> 'product_id' as product_id, payload -> 'products' as lines
    from quality.quarantine q
    where topic in ('transactions-topic', 'product-views-topic', 'cart-events-topic')
),
named as (
    select topic, generation, partition, log_offset, user_id, products from fact
    union all
    select d.topic, d.generation, d.partition, d.log_offset, user_id, products
    from quality.duplicate d join fact on fact.topic = d.topic and fact.identity = d.identity
    union all
    select topic, generation, partition, log_offset, user_id,
           case topic
               when 'transactions-topic' then (
                   select string_agg(format('%s %s', line_number, line ->> 'product_id'), ', ' order by line_number)
                   from jsonb_array_elements(lines) with ordinality as l (line, line_number))
               when 'product-views-topic' then case when event_type = 'view' then coalesce(product_id, 'UNKNOWN') else 'NOT_APPLICABLE' end
               else case when event_type in ('checkout', 'cart_abandonment') then 'NOT_APPLICABLE' else coalesce(product_id, 'UNKNOWN') end
           end
    from refused
)
select topic, generation, partition, log_offset / 1000 * 1000 as block,
       sum(hashtextextended(coalesce(user_id, 'no member'), log_offset)) as customers,
       sum(hashtextextended(coalesce(products, 'no member'), log_offset)) as products
from named
join json_to_recordset(:ranges::json) as r (topic text, generation smallint, partition integer, from_offset bigint, to_offset bigint)
    using (topic, generation, partition)
where log_offset >= r.from_offset and log_offset < r.to_offset
group by topic, generation, partition, block
-- realtime:
select topic, generation, partition, log_offset / 1000 * 1000 as block,
       sum(hashtextextended(user_id, log_offset)) as customers, sum(hashtextextended(products, log_offset)) as products
from (select 'transactions-topic' as topic, generation, partition, log_offset, user_id,
             (select string_agg(format('%s %s', line_number, product_id), ', ' order by line_number)
              from unnest(product_ids) with ordinality as line (product_id, line_number)) as products
      from landing.sale
      union all
      select 'product-views-topic', generation, partition, log_offset, user_id,
             case when event_type = 'view' then coalesce(product_id, 'UNKNOWN') else 'NOT_APPLICABLE' end
      from landing.product_view
      union all
      select 'cart-events-topic', generation, partition, log_offset, user_id,
             case when event_type in ('checkout', 'cart_abandonment') then 'NOT_APPLICABLE' else coalesce(product_id, 'UNKNOWN') end
      from landing.cart_event) as landed
join json_to_recordset(:ranges::json) as r (topic text, generation smallint, partition integer, from_offset bigint, to_offset bigint)
    using (topic, generation, partition)
where log_offset >= r.from_offset and log_offset < r.to_offset
group by topic, generation, partition, block
