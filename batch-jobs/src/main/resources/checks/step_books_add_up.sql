-- severity: ERROR
-- sentence: the steps have read every landed record of the load once, and gave each the fate that the books say, to the last cent
-- scope: load
-- database: warehouse
select topic, l.landed, s.read, l.facts, s.facts as step_facts, l.duplicates, s.duplicates as step_duplicates, l.quarantined,
       s.quarantined as step_quarantined, l.landed_amount, s.read_amount
from (select * from warehouse.load_book where load_id = :load) as l
full join (select topic, sum(read) as read, sum(facts) as facts, sum(duplicates) as duplicates, sum(quarantined) as quarantined,
                  sum(read_amount) as read_amount, sum(fact_amount) as fact_amount, sum(duplicate_amount) as duplicate_amount,
                  sum(quarantined_amount) as quarantined_amount
           from warehouse.step_book where load_id = :load group by topic) as s using (topic)
where coalesce(l.landed, 0) <> coalesce(s.read, 0)
   or coalesce(l.facts, 0) <> coalesce(s.facts, 0)
   or coalesce(l.duplicates, 0) <> coalesce(s.duplicates, 0)
   or coalesce(l.quarantined, 0) <> coalesce(s.quarantined, 0)
   or coalesce(l.landed_amount, 0) <> coalesce(s.read_amount, 0)
   or coalesce(l.fact_amount, 0) <> coalesce(s.fact_amount, 0)
   or coalesce(l.duplicate_amount, 0) <> coalesce(s.duplicate_amount, 0)
   or coalesce(l.quarantined_amount, 0) <> coalesce(s.quarantined_amount, 0)
