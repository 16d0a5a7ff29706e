-- severity: ERROR
-- sentence: what a worker read it wrote, filtered or skipped; what a load took became facts, duplicates or quarantined, in records and money
-- scope: everything
-- database: warehouse
select format('step %s', step_execution_id) as book, step_name as what, read_count as taken,
       write_count + filter_count + process_skip_count + write_skip_count as given
from ops.batch_step_execution
where status = 'COMPLETED' and step_name like '%Range:%'
  and read_count <> write_count + filter_count + process_skip_count + write_skip_count
union all
select format('load %s', load_id), topic, landed, facts + duplicates + quarantined
from warehouse.load_book join warehouse.load using (load_id)
where status = 'PUBLISHED' and landed <> facts + duplicates + quarantined
union all
select format('money of load %s', load_id), topic, landed_amount,
       coalesce(fact_amount, 0) + coalesce(duplicate_amount, 0) + coalesce(quarantined_amount, 0)
from warehouse.load_book join warehouse.load using (load_id)
where status = 'PUBLISHED' and coalesce(landed_amount, 0)
   <> coalesce(fact_amount, 0) + coalesce(duplicate_amount, 0) + coalesce(quarantined_amount, 0)
