-- All records that landed, with the natural keys that they name. UNKNOWN and NOT_APPLICABLE are those of keys 0 and -1.
select format('transactions-topic %s/%s/%s', generation, partition, log_offset) as record, transaction_id as identity,
       user_id,
       string_agg(format('%s %s', line_number, product_id), ', ' order by line_number) as products
from landing.sale
cross join unnest(product_ids) with ordinality as line (product_id, line_number)
group by landed_day, generation, partition, log_offset, transaction_id, user_id
union all
select format('product-views-topic %s/%s/%s', generation, partition, log_offset), event_id, user_id,
       case when event_type = 'view' then coalesce(product_id, 'UNKNOWN') else 'NOT_APPLICABLE' end
from landing.product_view
union all
select format('cart-events-topic %s/%s/%s', generation, partition, log_offset), event_id, user_id,
       case when event_type in ('checkout', 'cart_abandonment') then 'NOT_APPLICABLE' else coalesce(product_id, 'UNKNOWN') end
from landing.cart_event
