-- severity: ERROR
-- sentence: no two versions of a customer are true at the same time
-- scope: load
-- database: warehouse
select user_id, customer_key, valid_from, valid_to, next_from
from (select user_id, customer_key, valid_from, valid_to,
             lead(valid_from) over (partition by user_id order by valid_from) as next_from
      from staging.effective_customers
      where customer_key > 0 and user_id in (select user_id from staging.customer_version)) as v
where next_from < valid_to
