-- severity: ERROR
-- sentence: every landed record of the load is a fact, a duplicate or quarantined, and so is every cent
-- scope: load
-- database: warehouse
select topic, landed, facts, duplicates, quarantined, landed_amount, fact_amount, duplicate_amount, quarantined_amount
from warehouse.load_book
where load_id = :load
  and (landed <> facts + duplicates + quarantined
       or coalesce(landed_amount, 0)
          <> coalesce(fact_amount, 0) + coalesce(duplicate_amount, 0) + coalesce(quarantined_amount, 0))
