-- severity: ERROR
-- sentence: the lines of landed sales are worth what their facts, duplicates and quarantined records are, for each day, to the last digit
-- scope: everything
-- database: both
select day, trim_scale(sum(amount)) as amount
from (select i.generation, i.partition, i.log_offset, f.event_day as day, f.net_amount as amount
      from warehouse.fact_sales f join warehouse.transaction_identity i using (transaction_id)
      union all
      select d.generation, d.partition, d.log_offset, i.event_day, d.amount
      from quality.duplicate d join warehouse.transaction_identity i on i.transaction_id = d.identity
      where d.topic = 'transactions-topic'
      union all
      select generation, partition, log_offset, (occurred_at at time zone 'UTC')::date, amount
      from quality.quarantine where topic = 'transactions-topic') as fate
join json_to_recordset(:ranges::json) as r (topic text, generation smallint, partition integer, from_offset bigint, to_offset bigint)
    using (generation, partition)
where r.topic = 'transactions-topic' and log_offset >= r.from_offset and log_offset < r.to_offset
group by day
-- realtime:
select (occurred_at at time zone 'UTC')::date as day, trim_scale(sum(quantity * price - coalesce(discount, 0))) as amount
from landing.sale
cross join unnest(quantities, prices, discounts) as line (quantity, price, discount)
join json_to_recordset(:ranges::json) as r (topic text, generation smallint, partition integer, from_offset bigint, to_offset bigint)
    using (generation, partition)
where r.topic = 'transactions-topic' and log_offset >= r.from_offset and log_offset < r.to_offset
group by day
