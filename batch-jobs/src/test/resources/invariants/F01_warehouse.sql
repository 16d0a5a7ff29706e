-- The records that became facts, with the natural keys that the facts point to: equal to what landed.
select format('transactions-topic %s/%s/%s', generation, partition, log_offset) as record, transaction_id as identity,
       string_agg(distinct coalesce(user_id, 'no member'), ', ') as user_id,
       string_agg(format('%s %s', line_number, coalesce(product_id, 'no member')), ', ' order by line_number) as products
from warehouse.fact_sales
left join warehouse.transaction_identity using (transaction_id)
left join warehouse.dim_customers using (customer_key)
left join warehouse.dim_products using (product_key)
group by generation, partition, log_offset, transaction_id
union all
select format('product-views-topic %s/%s/%s', generation, partition, log_offset), event_id, user_id, product_id
from warehouse.fact_product_views
left join warehouse.dim_customers using (customer_key)
left join warehouse.dim_products using (product_key)
union all
select format('cart-events-topic %s/%s/%s', generation, partition, log_offset), event_id, user_id, product_id
from warehouse.fact_cart_events
left join warehouse.dim_customers using (customer_key)
left join warehouse.dim_products using (product_key)
