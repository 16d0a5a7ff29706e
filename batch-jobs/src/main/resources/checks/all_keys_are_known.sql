-- severity: ERROR
-- sentence: every key of a fact is that of a member of its dimension, and its day is a date of the calendar
-- scope: everything
-- database: warehouse
select fact, identity, line_number, customer_key, product_key, geography_key, event_day
from quality.published_fact f
left join warehouse.dim_customers c using (customer_key)
left join warehouse.dim_products p using (product_key)
left join warehouse.dim_geography g using (geography_key)
left join warehouse.dim_date d on d.day = f.event_day
where c.customer_key is null or p.product_key is null or g.geography_key is null or d.day is null
