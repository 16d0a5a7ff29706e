-- severity: ERROR
-- sentence: a live key has one open version, a deleted one none unless inferred, and the flag says what the period says
-- scope: everything
-- database: warehouse
with spoken_of as (
    select dimension, natural_key,
           bool_or(not is_deletion) as is_told,
           bool_or(not is_deletion and valid_to = '9999-12-31T00:00Z') as is_live
    from quality.told
    group by dimension, natural_key
),
held as (
    select dimension, natural_key,
           count(*) as versions,
           count(*) filter (where valid_to = '9999-12-31T00:00Z') as open_ones,
           count(*) filter (where valid_to = '9999-12-31T00:00Z' and is_inferred) as open_inferred,
           count(*) filter (where valid_from = '0001-01-01T00:00Z' and valid_to = '9999-12-31T00:00Z' and is_inferred)
               as inferred_for_ever,
           count(*) filter (where is_current <> (valid_to = '9999-12-31T00:00Z')) as wrong_flags
    from quality.version
    group by dimension, natural_key
)
select dimension, natural_key, is_told, is_live, versions, open_ones, open_inferred, inferred_for_ever, wrong_flags
from spoken_of full join held using (dimension, natural_key)
where wrong_flags > 0
   or case
        when is_live then open_ones is distinct from 1
        when is_told then open_ones > open_inferred
        else versions > 1 or versions > inferred_for_ever
      end
