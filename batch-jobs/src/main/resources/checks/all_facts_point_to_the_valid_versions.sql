-- severity: ERROR
-- sentence: every fact points to versions that held when it happened, and to a customer in any case
-- scope: everything
-- database: warehouse
select f.fact, f.identity, f.line_number, f.occurred_at, f.customer_key, f.product_key
from quality.published_fact f
left join warehouse.dim_customers c on c.customer_key = f.customer_key and c.customer_key > 0
left join warehouse.dim_products p on p.product_key = f.product_key and p.product_key > 0
where f.customer_key <= 0
   or f.occurred_at < c.valid_from or f.occurred_at >= c.valid_to
   or f.occurred_at < p.valid_from or f.occurred_at >= p.valid_to
