-- severity: ERROR
-- sentence: no two versions of a product are true at the same time
-- scope: load
-- database: warehouse
select product_id, product_key, valid_from, valid_to, next_from
from (select product_id, product_key, valid_from, valid_to,
             lead(valid_from) over (partition by product_id order by valid_from) as next_from
      from staging.effective_products
      where product_key > 0 and product_id in (select product_id from staging.product_version)) as v
where next_from < valid_to
