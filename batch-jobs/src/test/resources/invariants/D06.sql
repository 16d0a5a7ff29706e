-- Zero rows: the versions are those that the kept statements make, with what was last said of attributes that are not
-- tracked, and every inferred member holds for the whole of a time that they leave.
(select 'missing' as defect, dimension, natural_key, valid_from, valid_to, tracked as attributes from rebuilt
 except
 select 'missing', dimension, natural_key, valid_from, valid_to, tracked from version where not is_inferred)
union all
(select 'extra', dimension, natural_key, valid_from, valid_to, tracked from version where not is_inferred
 except
 select 'extra', dimension, natural_key, valid_from, valid_to, tracked from rebuilt)
union all
select 'not the latest', dimension, natural_key, valid_from, valid_to, v.overwritten
from version v join last_said l using (dimension, natural_key)
where v.overwritten <> l.overwritten
union all
(select 'inferred, not for a gap', dimension, natural_key, valid_from, valid_to, null::jsonb from version where is_inferred
 except
 select 'inferred, not for a gap', dimension, natural_key, valid_from, valid_to, null::jsonb from gap)
