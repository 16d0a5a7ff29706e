-- severity: WARNING
-- sentence: the business date has between half and twice as many orders and views as the same weekday of the last four weeks had on average
-- scope: load
-- database: warehouse
with activity as (
    select event_day, views from staging.daily_activity where country = 'ALL'
    union all
    select event_day, views from warehouse.daily_activity b
    where country = 'ALL' and not exists (select from staging.daily_activity s where (s.event_day, s.country) = (b.event_day, b.country))
),
counted as (
    select 'orders' as what, event_day, orders as events from staging.effective_daily_sales where dimension = 'total'
    union all
    select 'views', event_day, views from activity
),
compared as (
    select what, business_date, coalesce(max(events) filter (where event_day = business_date), 0) as events,
           count(*) filter (where event_day < business_date) as earlier_days,
           avg(events) filter (where event_day < business_date) as usual
    from warehouse.load
    join counted on event_day in (business_date, business_date - 7, business_date - 14, business_date - 21, business_date - 28)
    where load_id = :load
    group by what, business_date
)
select what, business_date, events, round(usual, 1) as usual, earlier_days
from compared
where earlier_days >= 2 and (events < usual / 2 or events > usual * 2)
