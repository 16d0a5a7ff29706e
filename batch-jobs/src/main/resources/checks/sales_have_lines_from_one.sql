-- severity: ERROR
-- sentence: the lines of every transaction are numbered from 1 on, each number once, and share customer, country and payment method
-- scope: load
-- database: warehouse
select transaction_id, count(*) as lines, min(line_number) as lowest, max(line_number) as highest
from warehouse.fact_sales
where load_id = :load and event_day in (:days)
group by transaction_id
having min(line_number) <> 1 or max(line_number) <> count(*) or sum(line_number) <> count(*) * (count(*) + 1) / 2
    or min(customer_key) <> max(customer_key) or min(geography_key) <> max(geography_key)
    or min(payment_method_key) <> max(payment_method_key)
