-- severity: ERROR
-- sentence: before and between the versions of a key is no time without one, unless it was deleted there
-- scope: everything
-- database: warehouse
select dimension, natural_key, held_until, valid_from
from (select dimension, natural_key, valid_from,
             coalesce(max(valid_to) over (partition by dimension, natural_key order by valid_from
                                          rows between unbounded preceding and 1 preceding),
                      '0001-01-01T00:00Z') as held_until
      from quality.version) as v
where held_until < valid_from
  and not exists (
        select from quality.told t
        where t.dimension = v.dimension and t.natural_key = v.natural_key and t.valid_from = v.held_until and t.is_deletion)
