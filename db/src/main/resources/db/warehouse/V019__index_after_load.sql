-- A day's partition gets the index of its identities when its first facts are all there: an index that is built of sorted rows is
-- smaller by a quarter than one that grows with each chunk, and no chunk waits for it. Until then nobody asks for identities of
-- that day: no earlier load has facts there, and repeats within a load are found before.

-- Makes the fact partitions of the given days where they are missing. Safe to run again. Each page keeps room for one fact that
-- takes another key: it then stays on its page, and no index is touched.
create or replace function warehouse.make_fact_partitions(days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    parent text;
    leaf   text;
    made   integer := 0;
    d      date;
begin
    if cardinality(days) > 400 then -- each partition holds locks until the commit, and the server has only so many
        raise exception 'asked for the fact partitions of % days, expected at most 400 in one transaction', cardinality(days);
    end if;
    perform pg_advisory_xact_lock(hashtext('warehouse.make_fact_partitions'));
    foreach parent in array array['fact_sales', 'fact_product_views', 'fact_cart_events'] loop
        foreach d in array days loop
            leaf := format('%s_%s', parent, to_char(d, 'YYYYMMDD'));
            if to_regclass(format('warehouse.%I', leaf)) is null then
                -- made apart and attached: readers of other days are not kept waiting
                execute format('create table warehouse.%I (like warehouse.%I including all) with (fillfactor = 98)', leaf, parent);
                execute format('alter table warehouse.%I attach partition warehouse.%I for values from (%L) to (%L)',
                               parent, leaf, d, d + 1);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;

-- Gives the partitions of views and cart events of the given days the index of their identities (event_id is unique within its day)
-- where they have none. Safe to run again. Readers are not kept waiting.
create function warehouse.index_fact_partitions(days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    parent text;
    leaf   text;
    made   integer := 0;
    d      date;
begin
    foreach parent in array array['fact_product_views', 'fact_cart_events'] loop
        foreach d in array days loop
            leaf := format('%s_%s', parent, to_char(d, 'YYYYMMDD'));
            if to_regclass(format('warehouse.%I', leaf || '_event_uq')) is null then
                execute format('create unique index %I on warehouse.%I (event_id)', leaf || '_event_uq', leaf);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;
comment on function warehouse.index_fact_partitions(date[]) is
    'Gives the partitions of views and cart events of the given UTC days the index of their identities where they have none; '
    'returns how many';
revoke all on function warehouse.index_fact_partitions(date[]) from public;
grant execute on function warehouse.index_fact_partitions(date[]) to batch_runner;
