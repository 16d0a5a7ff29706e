-- severity: ERROR
-- sentence: an inferred member carries what was last said of its key and nothing else
-- scope: everything
-- database: warehouse
with expected as (
    select v.*,
           case v.dimension
               when 'customer' then jsonb_build_object(
                   'country', coalesce(l.tracked, v.tracked) -> 'country', 'city', null, 'age_band', 'unknown',
                   'loyalty_tier', null, 'preferences', null)
               else jsonb_build_object(
                   'product_name', coalesce(l.tracked, v.tracked) -> 'product_name', 'category_group', null,
                   'category', coalesce(l.tracked, v.tracked) -> 'category', 'brand', null, 'price', null, 'cost', null,
                   'currency', null, 'is_active', null)
           end as expected
    from quality.version v left join quality.last_said l using (dimension, natural_key)
    where v.is_inferred
)
select dimension, natural_key, surrogate_key, valid_from, valid_to, tracked, expected
from expected
where tracked <> expected
