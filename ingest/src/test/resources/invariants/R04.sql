-- Holes: offsets from the log's start to the position that have no fate and were not given up by an operator.
with known as (
    select topic, generation, partition, log_offset from fate
    union all
    select topic, generation, partition, generate_series(from_offset, to_offset - 1) from landing.accepted_gap
    union all
    select p.topic, p.generation, p.partition, l.log_start - 1
    from landing.position p join log l using (topic, partition)
    union all
    select topic, generation, partition, next_offset from landing.position
),
followed as (
    select topic, generation, partition, log_offset,
           lead(log_offset) over (partition by topic, generation, partition order by log_offset) as following
    from known
    where partition >= 0
)
select f.topic, f.partition, f.log_offset + 1 as missing_from, f.following - 1 as missing_to
from followed f join landing.position p using (topic, generation, partition)
where f.following > f.log_offset + 1 and f.following <= p.next_offset
