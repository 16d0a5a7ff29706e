-- Zero rows: an inferred member of a key that was told of has the country, or the name and category, of the version beside it,
-- and no inferred member has any other tracked attribute.
with expected as (
    select v.*,
           case v.dimension
               when 'customer' then jsonb_build_object(
                   'country', coalesce(beside, tracked) -> 'country', 'city', null, 'age_band', 'unknown',
                   'loyalty_tier', null, 'preferences', null)
               else jsonb_build_object(
                   'product_name', coalesce(beside, tracked) -> 'product_name', 'category_group', null,
                   'category', coalesce(beside, tracked) -> 'category', 'brand', null, 'price', null, 'cost', null,
                   'currency', null, 'is_active', null)
           end as expected
    from version v join gap using (dimension, natural_key, valid_from, valid_to)
    where v.is_inferred
)
select dimension, natural_key, surrogate_key, valid_from, valid_to, tracked, expected
from expected
where tracked <> expected
