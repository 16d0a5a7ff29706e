-- severity: ERROR
-- sentence: every inferred member has facts that point to it, and gave way to statements about its time
-- scope: everything
-- database: warehouse
with pointed_to as (
    select 'customer' as dimension, customer_key as surrogate_key from quality.published_fact
    union
    select 'product', product_key from quality.published_fact
)
select 'no fact' as defect, dimension, natural_key, surrogate_key, valid_from, valid_to
from quality.version v
where is_inferred
  and not exists (
        select from pointed_to p where p.dimension = v.dimension and p.surrogate_key = v.surrogate_key)
union all
select distinct 'told of', dimension, natural_key, surrogate_key, v.valid_from, v.valid_to
from quality.version v join quality.told t using (dimension, natural_key)
where v.is_inferred and not t.is_deletion and v.valid_from < t.valid_to and t.valid_from < v.valid_to
