-- Duplicates and the records that hold their identities: each of them landed, with that identity.
select format('%s %s/%s/%s', topic, generation, partition, log_offset) as record, identity
from quality.duplicate
union all
select format('%s %s/%s/%s', topic, first_generation, first_partition, first_log_offset), identity
from quality.duplicate
