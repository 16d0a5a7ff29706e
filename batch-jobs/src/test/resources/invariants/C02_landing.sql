-- Money of the transactions that published loads have taken, by the day they happened, each in its own currency.
select (occurred_at at time zone 'UTC')::date as day, trim_scale(sum(quantity * price - coalesce(discount, 0))) as amount
from landing.sale
cross join unnest(quantities, prices, discounts) as line (quantity, price, discount)
join landing.published_position p using (generation, partition)
where p.topic = 'transactions-topic' and log_offset < p.next_offset
group by 1
