-- Offsets with more than one fate: landed and a dead letter, or landed on two days.
select topic, generation, partition, log_offset, count(*) as fates
from fate
where partition >= 0
group by topic, generation, partition, log_offset
having count(*) > 1
