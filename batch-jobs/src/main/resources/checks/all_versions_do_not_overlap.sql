-- severity: ERROR
-- sentence: no two versions of a customer or product hold at the same time
-- scope: everything
-- database: warehouse
select dimension, natural_key, surrogate_key, valid_from, valid_to, held_until
from (select *, max(valid_to) over (partition by dimension, natural_key order by valid_from, surrogate_key
                                    rows between unbounded preceding and 1 preceding) as held_until
      from quality.version
      where valid_from < valid_to) as v
where held_until > valid_from
