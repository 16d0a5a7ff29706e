-- severity: ERROR
-- sentence: the dimensions are what the kept statements make of them, and inferred members fill the rest
-- scope: everything
-- database: warehouse
(select 'missing' as defect, dimension, natural_key, valid_from, valid_to, tracked as attributes from quality.rebuilt_version
 except
 select 'missing', dimension, natural_key, valid_from, valid_to, tracked from quality.version where not is_inferred)
union all
(select 'extra', dimension, natural_key, valid_from, valid_to, tracked from quality.version where not is_inferred
 except
 select 'extra', dimension, natural_key, valid_from, valid_to, tracked from quality.rebuilt_version)
union all
select 'not the latest', dimension, natural_key, valid_from, valid_to, v.overwritten
from quality.version v join quality.last_said l using (dimension, natural_key)
where v.overwritten <> l.overwritten
union all
(select 'inferred, not for a gap', dimension, natural_key, valid_from, valid_to, null::jsonb from quality.version where is_inferred
 except
 select 'inferred, not for a gap', dimension, natural_key, valid_from, valid_to, null::jsonb from quality.gap)
