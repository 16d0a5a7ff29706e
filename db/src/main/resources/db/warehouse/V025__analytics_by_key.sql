-- A line says its number: line 1 stands for its transaction, so that orders are counted without telling transactions apart.
create or replace view staging.sale_lines as
select f.event_day, f.transaction_id, f.load_id, coalesce(c.user_id, cs.user_id) as user_id,
       coalesce(p.product_id, ps.product_id) as product_id,
       coalesce(case when ps.product_key is null then p.category else ps.category end, 'UNKNOWN') as category,
       g.country, m.payment_method, f.quantity, f.reporting_amount, f.line_number
from warehouse.fact_sales f
left join warehouse.dim_customers c on c.customer_key = f.customer_key
left join staging.customer_version cs on cs.customer_key = f.customer_key and cs.change = 'INSERT'
left join staging.rekey r on r.fact = 'fact_sales' and r.event_day = f.event_day and r.dimension = 'product'
    and r.old_key = f.product_key and f.occurred_at >= r.from_time and f.occurred_at < r.to_time
left join warehouse.dim_products p on p.product_key = coalesce(r.new_key, f.product_key)
left join staging.product_version ps on ps.product_key = coalesce(r.new_key, f.product_key)
join warehouse.dim_geography g on g.geography_key = f.geography_key
join warehouse.dim_payment_methods m on m.payment_method_key = f.payment_method_key;
comment on column staging.sale_lines.line_number is 'Number of the line in its transaction; each transaction has a line 1';
