-- Money of facts, duplicates and quarantined transactions, by the day they happened. Equal to what landed, to the last digit.
select day, trim_scale(sum(amount)) as amount
from (select event_day as day, net_amount as amount from warehouse.fact_sales
      union all
      select i.event_day, d.amount
      from quality.duplicate d join warehouse.transaction_identity i on i.transaction_id = d.identity
      where d.topic = 'transactions-topic'
      union all
      select (occurred_at at time zone 'UTC')::date, amount from quality.quarantine where topic = 'transactions-topic') as fate
group by day
