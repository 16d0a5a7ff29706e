-- What is done to fact partitions is done to every table of the schema that is named fact_… and partitioned by day, so that a new
-- fact need not be named in each function.
create function warehouse.fact_tables() returns table (fact text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select relname::text from pg_class
    where relnamespace = 'warehouse'::regnamespace and relkind = 'p' and starts_with(relname::text, 'fact_')
    order by relname
$$;
comment on function warehouse.fact_tables() is 'The fact tables: those of the schema warehouse that are partitioned and named fact_…';
revoke all on function warehouse.fact_tables() from public;
grant execute on function warehouse.fact_tables() to batch_runner;

-- Makes the fact partitions of the given days where they are missing. Safe to run again. Each page keeps room for one fact that
-- takes another key: it then stays on its page, and no index is touched.
create or replace function warehouse.make_fact_partitions(days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    fact text;
    leaf text;
    made integer := 0;
    d    date;
begin
    if cardinality(days) > 400 then -- each partition holds locks until the commit, and the server has only so many
        raise exception 'asked for the fact partitions of % days, expected at most 400 in one transaction', cardinality(days);
    end if;
    perform pg_advisory_xact_lock(hashtext('warehouse.make_fact_partitions'));
    for fact in select f.fact from warehouse.fact_tables() f loop
        foreach d in array days loop
            leaf := format('%s_%s', fact, to_char(d, 'YYYYMMDD'));
            if to_regclass(format('warehouse.%I', leaf)) is null then
                -- made apart and attached: readers of other days are not kept waiting
                execute format('create table warehouse.%I (like warehouse.%I including all) with (fillfactor = 98)', leaf, fact);
                execute format('alter table warehouse.%I attach partition warehouse.%I for values from (%L) to (%L)',
                               fact, leaf, d, d + 1);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;

-- Each fact is indexed and told to the planner by itself, and several at once: a night waits for the largest, not for all of them.
-- An index of a day is sorted in memory and by one process: with the server's usual 64 MB and two workers, that of 2.6 million
-- identities took three times as long.
drop function warehouse.index_fact_partitions(date[]);
drop function warehouse.refresh_statistics(date[]);

create function warehouse.complete_fact_partitions(fact text, days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    set maintenance_work_mem = '256MB' set max_parallel_maintenance_workers = 0 as $$
declare
    leaf      text;
    completed integer := 0;
    d         date;
begin
    if fact not in (select f.fact from warehouse.fact_tables() f) then
        raise exception 'asked to complete partitions of "%", expected one of %', fact, array(select f.fact from warehouse.fact_tables() f);
    end if;
    foreach d in array days loop
        leaf := format('%s_%s', fact, to_char(d, 'YYYYMMDD'));
        if to_regclass(format('warehouse.%I', leaf)) is not null then
            if exists (select from pg_attribute
                       where attrelid = format('warehouse.%I', leaf)::regclass and attname = 'event_id' and not attisdropped)
               and to_regclass(format('warehouse.%I', leaf || '_event_uq')) is null then
                execute format('create unique index %I on warehouse.%I (event_id)', leaf || '_event_uq', leaf);
            end if;
            execute format('analyze warehouse.%I', leaf);
            completed := completed + 1;
        end if;
    end loop;
    return completed;
end $$;
comment on function warehouse.complete_fact_partitions(text, date[]) is
    'Gives the partitions of a fact table (without its schema) of the given UTC days the index of their identities, where their '
    'facts carry an event_id and it is missing, and tells the planner about them; returns how many partitions';
revoke all on function warehouse.complete_fact_partitions(text, date[]) from public;
grant execute on function warehouse.complete_fact_partitions(text, date[]) to batch_runner;

-- The dimensions are new to the planner twice: with what is staged, and when that is published.
create function warehouse.refresh_dimension_statistics() returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    analyze warehouse.dim_customers, warehouse.dim_products, staging.customer_version, staging.product_version, staging.rekey;
    return 5;
end $$;
comment on function warehouse.refresh_dimension_statistics() is
    'Tells the planner about the dimensions and their staging; returns how many tables';
revoke all on function warehouse.refresh_dimension_statistics() from public;
grant execute on function warehouse.refresh_dimension_statistics() to batch_runner;

-- Steps have other names now: a night that failed half way must not be restarted with them.
do $$ begin
    if exists (select from warehouse.load where status = 'OPEN') then
        raise exception 'a load is open: let its night end and publish it with the release that began it, then migrate';
    end if;
end $$;
