-- severity: ERROR
-- sentence: every version from statements differs from the one that it follows
-- scope: everything
-- database: warehouse
select dimension, natural_key, surrogate_key, valid_from, tracked
from (select *,
             lag(valid_to) over of_key as earlier_to,
             lag(is_inferred) over of_key as earlier_inferred,
             lag(tracked) over of_key as earlier_tracked
      from quality.version
      window of_key as (partition by dimension, natural_key order by valid_from)) as v
where valid_from = earlier_to and not is_inferred and not earlier_inferred and tracked = earlier_tracked
