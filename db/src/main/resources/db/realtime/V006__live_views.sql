-- Live counters: what happens a minute, by country, counted from what has landed. Small tables that ingest keeps up, so that a
-- poll reads a few thousand rows and never landing itself.

-- Everything before next_offset is counted. Positions, not times: a row cannot land behind them.
create table landing.counted_position (
    topic       text     not null,
    generation  smallint not null,
    partition   integer  not null,
    next_offset bigint   not null,

    constraint counted_position_pk primary key (topic, generation, partition)
);
comment on table landing.counted_position is
    'Grain: one partition of one generation of a topic. How far landing.count_minutes() has counted';
comment on column landing.counted_position.topic is 'Topic in Kafka';
comment on column landing.counted_position.generation is 'Generation of the topic, from 1';
comment on column landing.counted_position.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.counted_position.next_offset is 'Everything before this offset is counted, or was too old to be';

create table landing.sale_minute (
    minute   timestamptz not null,
    country  text        not null,
    currency text        not null,
    orders   bigint      not null,
    units    bigint      not null,
    amount   numeric     not null,

    constraint sale_minute_pk primary key (minute, country, currency)
) with (fillfactor = 70);
comment on table landing.sale_minute is
    'Grain: one minute of sales of one country in one currency; the last day, repeats counted as they came';
comment on column landing.sale_minute.minute is 'Begin of the minute in which the customers paid, by the events'' own time';
comment on column landing.sale_minute.country is 'Country as the producer wrote it';
comment on column landing.sale_minute.currency is 'ISO 4217 code as the producer wrote it; empty where it gave none';
comment on column landing.sale_minute.orders is 'Transactions';
comment on column landing.sale_minute.units is 'Units over all lines';
comment on column landing.sale_minute.amount is 'Sum of the totals as the producer gave them, in the currency';

create table landing.cart_minute (
    minute       timestamptz not null,
    country      text        not null,
    additions    bigint      not null,
    removals     bigint      not null,
    changes      bigint      not null,
    checkouts    bigint      not null,
    abandonments bigint      not null,

    constraint cart_minute_pk primary key (minute, country)
) with (fillfactor = 70);
comment on table landing.cart_minute is
    'Grain: one minute of cart events of one country; the last day, repeats counted as they came';
comment on column landing.cart_minute.minute is 'Begin of the minute, by the events'' own time';
comment on column landing.cart_minute.country is 'Country as the producer wrote it';
comment on column landing.cart_minute.additions is 'Events add_to_cart';
comment on column landing.cart_minute.removals is 'Events remove_from_cart';
comment on column landing.cart_minute.changes is 'Events update_quantity';
comment on column landing.cart_minute.checkouts is 'Events checkout';
comment on column landing.cart_minute.abandonments is 'Events cart_abandonment';

-- Counts what has landed since the last time, of events of the last 25 hours, a few hundred thousand offsets of a partition at
-- a time. One process counts, the others pass. Sequential scans are off: ranges are found by their index, whatever the planner
-- believes of a table that was never analyzed.
create function landing.count_minutes() returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
declare
    most    constant bigint := 250000;
    since   constant timestamptz := now() - interval '25 hours';
    upto    constant timestamptz := now() + interval '1 hour';
    day     constant date := (now() at time zone 'UTC')::date - 2;
    range   record;
    counted bigint := 0;
begin
    if not pg_try_advisory_xact_lock(hashtext('landing.count_minutes')) then
        return 0;
    end if;
    for range in
        select p.topic, p.generation, p.partition, coalesce(c.next_offset, 0) as first,
               least(p.next_offset, coalesce(c.next_offset, 0) + most) as next
        from landing.position p
        left join landing.counted_position c using (topic, generation, partition)
        where p.topic in ('transactions-topic', 'cart-events-topic') and p.next_offset > coalesce(c.next_offset, 0)
        order by p.topic, p.generation, p.partition
    loop
        if range.topic = 'transactions-topic' then
            insert into landing.sale_minute as m (minute, country, currency, orders, units, amount)
            select date_trunc('minute', occurred_at), country, coalesce(currency, ''), count(*),
                   sum((select sum(quantity) from unnest(quantities) quantity)), sum(total_amount)
            from landing.sale
            where generation = range.generation and partition = range.partition
              and log_offset >= range.first and log_offset < range.next
              and landed_day >= day and occurred_at >= since and occurred_at < upto
            group by 1, 2, 3
            on conflict on constraint sale_minute_pk do update
            set orders = m.orders + excluded.orders, units = m.units + excluded.units, amount = m.amount + excluded.amount;
        else
            insert into landing.cart_minute as m (minute, country, additions, removals, changes, checkouts, abandonments)
            select date_trunc('minute', occurred_at), country,
                   count(*) filter (where event_type = 'add_to_cart'),
                   count(*) filter (where event_type = 'remove_from_cart'),
                   count(*) filter (where event_type = 'update_quantity'),
                   count(*) filter (where event_type = 'checkout'),
                   count(*) filter (where event_type = 'cart_abandonment')
            from landing.cart_event
            where generation = range.generation and partition = range.partition
              and log_offset >= range.first and log_offset < range.next
              and landed_day >= day and occurred_at >= since and occurred_at < upto
            group by 1, 2
            on conflict on constraint cart_minute_pk do update
            set additions = m.additions + excluded.additions, removals = m.removals + excluded.removals,
                changes = m.changes + excluded.changes, checkouts = m.checkouts + excluded.checkouts,
                abandonments = m.abandonments + excluded.abandonments;
        end if;
        insert into landing.counted_position as c (topic, generation, partition, next_offset)
        values (range.topic, range.generation, range.partition, range.next)
        on conflict on constraint counted_position_pk do update set next_offset = excluded.next_offset;
        counted := counted + range.next - range.first;
    end loop;
    delete from landing.sale_minute where minute < since;
    delete from landing.cart_minute where minute < since;
    return counted;
end $$;
comment on function landing.count_minutes() is
    'Counts what has landed since the last time into landing.sale_minute and landing.cart_minute; returns how many offsets';

create view landing.live_sales as
select minute, country, currency, orders, units, amount as sales
from landing.sale_minute
where minute > now() - interval '24 hours';
comment on view landing.live_sales is
    'Grain: one minute of sales of one country in one currency, last 24 hours, seconds behind the shop. From landing: repeats '
    'count as they came, nothing is screened; bi has the numbers that were checked';
comment on column landing.live_sales.minute is 'Begin of the minute (UTC) in which the customers paid; one without sales has no row';
comment on column landing.live_sales.country is 'Country as the producer wrote it';
comment on column landing.live_sales.currency is 'ISO 4217 code as the producer wrote it; empty where it gave none';
comment on column landing.live_sales.orders is 'Transactions';
comment on column landing.live_sales.units is 'Units over all lines';
comment on column landing.live_sales.sales is 'Sum of the totals as the producer gave them, in the currency';

create view landing.live_carts as
select minute, country, additions, removals, changes, checkouts, abandonments
from landing.cart_minute
where minute > now() - interval '24 hours';
comment on view landing.live_carts is
    'Grain: one minute of cart events of one country, last 24 hours, seconds behind the shop. From landing: repeats count as '
    'they came, nothing is screened; bi has the numbers that were checked';
comment on column landing.live_carts.minute is 'Begin of the minute (UTC); one without cart events has no row';
comment on column landing.live_carts.country is 'Country as the producer wrote it';
comment on column landing.live_carts.additions is 'Products put into carts';
comment on column landing.live_carts.removals is 'Products taken out of carts';
comment on column landing.live_carts.changes is 'Quantities changed in carts';
comment on column landing.live_carts.checkouts is 'Carts checked out';
comment on column landing.live_carts.abandonments is 'Carts abandoned';

create view landing.live_topics as
select topic, partition, next_offset as landed_to, log_end, greatest(log_end - next_offset, 0) as lag, log_end_seen_at as seen_at
from landing.position p
where partition >= 0
  and generation = (select max(newest.generation) from landing.position newest where newest.topic = p.topic and newest.partition >= 0);
comment on view landing.live_topics is 'Grain: one partition of a topic as it is now. How far it has landed';
comment on column landing.live_topics.topic is 'Topic in Kafka';
comment on column landing.live_topics.partition is 'Partition of the topic, from 0';
comment on column landing.live_topics.landed_to is 'Next offset that is to land';
comment on column landing.live_topics.log_end is 'Offset behind the last record of the log, as last seen';
comment on column landing.live_topics.lag is 'Records that are in the log and have not landed';
comment on column landing.live_topics.seen_at is 'When the end of the log was last seen';

revoke all on function landing.count_minutes() from public;
grant execute on function landing.count_minutes() to ingest_writer;
grant select on landing.live_sales, landing.live_carts, landing.live_topics to live_reader, console_app;
