-- What the broker acknowledged and nobody has: neither landed under its identifier nor a dead letter.
select s.topic, s.partition, s.log_offset, s.id
from sent s
where not exists (
        select from landed l
        where l.topic = s.topic and l.partition = s.partition and l.log_offset = s.log_offset and (s.id is null or l.id = s.id))
  and (s.id is not null
    or not exists (
        select from landing.dead_letter d
        where d.topic = s.topic and d.partition = s.partition and d.log_offset = s.log_offset))
