-- Positions that are ahead of the data, or data and positions ahead of the log's end.
with stored as (
    select topic, generation, partition, max(log_offset) + 1 as next_offset from fate group by topic, generation, partition
    union all
    select topic, generation, partition, max(to_offset) from landing.accepted_gap group by topic, generation, partition
)
select p.topic, p.partition, p.next_offset, max(s.next_offset) as behind_data, l.log_start, l.log_end
from landing.position p
join log l using (topic, partition)
left join stored s using (topic, generation, partition)
group by p.topic, p.partition, p.next_offset, l.log_start, l.log_end
having p.next_offset > greatest(max(s.next_offset), l.log_start)
    or p.next_offset > l.log_end
    or max(s.next_offset) > l.log_end
