-- What one customer ordered is asked of every day there is: each day's sales are found by customer. Like the index of identities, that of
-- a day is made once, when its first load has written it.
create or replace function warehouse.complete_fact_partitions(fact text, days date[]) returns integer
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
            if fact = 'fact_sales' and to_regclass(format('warehouse.%I', leaf || '_customer_ix')) is null then
                execute format('create index %I on warehouse.%I (customer_key)', leaf || '_customer_ix', leaf);
            end if;
            execute format('analyze warehouse.%I', leaf);
            completed := completed + 1;
        end if;
    end loop;
    return completed;
end $$;
comment on function warehouse.complete_fact_partitions(text, date[]) is
    'Gives the partitions of a fact table (without its schema) of the given UTC days their indexes where they are missing: of '
    'identities, where facts carry an event_id, and of customers, of sales; tells the planner about them; returns how many partitions';

do $$
declare
    leaf text;
begin
    for leaf in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'warehouse.fact_sales'::regclass loop
        execute format('create index if not exists %I on warehouse.%I (customer_key)', leaf || '_customer_ix', leaf);
    end loop;
end $$;
