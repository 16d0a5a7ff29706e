-- What retention dropped is noted, so that whoever compares landing with the warehouse knows from where on landing must be whole.
create table landing.dropped_position (
    topic       text     not null,
    generation  smallint not null,
    partition   integer  not null,
    next_offset bigint   not null,

    constraint dropped_position_pk primary key (topic, generation, partition)
);
comment on table landing.dropped_position is
    'Grain: one partition of one generation of a topic of which days were dropped. Landing is whole from its offset on';
comment on column landing.dropped_position.topic is 'Topic in Kafka';
comment on column landing.dropped_position.generation is 'Generation of the topic, from 1';
comment on column landing.dropped_position.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column landing.dropped_position.next_offset is 'First offset behind all that was dropped';
grant select on landing.dropped_position to batch_runner, console_app;

-- As before, and notes how far the dropped tables went.
create or replace function landing.drop_days(before date) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
    expired record;
    dropped integer := 0;
begin
    if before > (now() at time zone 'UTC')::date - 1 then
        raise exception 'asked to drop the landing days before %, expected a day before yesterday or yesterday (UTC)', before;
    end if;
    perform pg_advisory_xact_lock(hashtext('landing.make_partitions'));
    for expired in
        select e.table_name, e.topic
        from (select d.table_name, d.landed_day, min(d.landed_day) over () as first_day, o.topic, o.place
              from landing.expired_days(before) d
              join (values ('cart_event', 'cart-events-topic', 1), ('customer_change', 'customers-topic', 2),
                           ('product_view', 'product-views-topic', 3), ('product_change', 'products-topic', 4),
                           ('sale', 'transactions-topic', 5)) as o (landing_table, topic, place)
                  on o.landing_table = regexp_replace(d.table_name, '^landing\.|_\d{8}$', '', 'g')
              where d.is_published) e
        where e.landed_day = e.first_day
        order by e.place -- of their topics, as landing locks them: no circle of waiting
    loop
        execute format(
            'insert into landing.dropped_position as p (topic, generation, partition, next_offset)
             select $1, generation, partition, max(log_offset) + 1 from %s group by generation, partition
             on conflict (topic, generation, partition) do update
                 set next_offset = greatest(p.next_offset, excluded.next_offset)', expired.table_name)
        using expired.topic;
        execute format('drop table %s', expired.table_name);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
