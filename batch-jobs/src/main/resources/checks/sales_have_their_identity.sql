-- severity: ERROR
-- sentence: every transaction that holds an identity has lines, and every line's transaction holds its identity
-- scope: load
-- database: warehouse
select coalesce(i.transaction_id, f.transaction_id) as transaction_id
from (select transaction_id from warehouse.transaction_identity where load_id = :load) as i
full join (select distinct transaction_id from warehouse.fact_sales
           where load_id = :load and event_day in (:days)) as f
    on f.transaction_id = i.transaction_id
where i.transaction_id is null or f.transaction_id is null
