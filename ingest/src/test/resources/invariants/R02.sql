-- What landed or is a dead letter and was never sent.
select f.topic, f.partition, f.log_offset
from fate f
where not exists (
    select from sent s where s.topic = f.topic and s.partition = f.partition and s.log_offset = f.log_offset)
