-- Partitions that are not drained: the position is not at the end of the log, or there is none.
select l.topic, l.partition, p.next_offset, l.log_end
from log l left join landing.position p using (topic, partition)
where p.next_offset is distinct from l.log_end
