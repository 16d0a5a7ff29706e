-- severity: ERROR
-- sentence: each published load begins where the one before it ended
-- scope: everything
-- database: warehouse
select load_id, topic, generation, partition, from_offset, ended
from (select p.*, coalesce(lag(to_offset) over (partition by topic, generation, partition order by load_id), 0) as ended
      from warehouse.load_position p join warehouse.load l using (load_id)
      where l.status = 'PUBLISHED') as chained
where from_offset <> ended
