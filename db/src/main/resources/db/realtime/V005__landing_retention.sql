-- Days of landing are dropped by the owner's function, whole, and only behind what published loads have taken.

-- Whether published loads have taken everything of one daily table: of each partition of the topic the highest offset, found by
-- the primary key, without reading the table.
create function landing.is_published(leaf regclass, topic text) returns boolean
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    open_partitions integer;
begin
    execute format($query$
        with recursive landed as (
            (select generation, partition from %1$s order by generation, partition limit 1)
            union all
            select next.generation, next.partition
            from landed, lateral (
                select l.generation, l.partition from %1$s l
                where (l.generation, l.partition) > (landed.generation, landed.partition)
                order by l.generation, l.partition limit 1) next)
        select count(*)
        from landed
        left join landing.published_position p
            on p.topic = $1 and p.generation = landed.generation and p.partition = landed.partition
        where (select max(l.log_offset) from %1$s l
               where l.generation = landed.generation and l.partition = landed.partition) >= coalesce(p.next_offset, 0)
        $query$, leaf)
    into open_partitions using is_published.topic;
    return open_partitions = 0;
end $$;
comment on function landing.is_published(regclass, text) is
    'Whether published loads have taken every record of a daily table of landing';

-- The daily tables of days before the given one, and whether they may go.
create function landing.expired_days(before date)
    returns table (landed_day date, table_name text, size_bytes bigint, is_published boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select d.day, d.leaf::text, pg_total_relation_size(d.leaf), landing.is_published(d.leaf, d.topic)
    from (
        select i.inhrelid::regclass as leaf, to_date(right(c.relname, 8), 'YYYYMMDD') as day,
               case p.relname when 'sale' then 'transactions-topic' when 'product_view' then 'product-views-topic'
                              when 'cart_event' then 'cart-events-topic' when 'customer_change' then 'customers-topic'
                              when 'product_change' then 'products-topic' end as topic
        from pg_inherits i
        join pg_class c on c.oid = i.inhrelid
        join pg_class p on p.oid = i.inhparent and p.relnamespace = 'landing'::regnamespace
        where p.relkind = 'p') d
    where d.day < before
    order by d.day, d.leaf::text;
end $$;
comment on function landing.expired_days(date) is
    'Daily tables of landing of days before the given one: size with indexes in bytes, and whether published loads have taken '
    'everything of them; only such are dropped';

-- Drops the tables of the first expired day of which some may go; called until nothing is dropped, so that each transaction is
-- short and takes few locks. Gives up, to be called again, where a reader holds landing for 2 seconds.
create function landing.drop_days(before date) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
    expired text;
    dropped integer := 0;
begin
    if before > (now() at time zone 'UTC')::date - 1 then
        raise exception 'asked to drop the landing days before %, expected a day before yesterday or yesterday (UTC)', before;
    end if;
    perform pg_advisory_xact_lock(hashtext('landing.make_partitions'));
    for expired in
        select e.table_name
        from (select *, min(landed_day) over () as first_day from landing.expired_days(before) where is_published) e
        where e.landed_day = e.first_day
        order by array_position( -- of their topics, as landing locks them: no circle of waiting
                     array['cart_event', 'customer_change', 'product_view', 'product_change', 'sale'],
                     regexp_replace(e.table_name, '^landing\.|_\d{8}$', '', 'g'))
    loop
        execute format('drop table %s', expired);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
comment on function landing.drop_days(date) is
    'Drops the daily tables of landing of the first day before the given one of which published loads have taken a table whole, '
    'only such tables; returns how many. To be called until it returns 0';

revoke all on function landing.is_published(regclass, text), landing.expired_days(date), landing.drop_days(date) from public;
grant execute on function landing.expired_days(date), landing.drop_days(date) to ingest_writer;
grant execute on function landing.expired_days(date) to batch_runner, console_app;
