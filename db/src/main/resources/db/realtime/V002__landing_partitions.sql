-- Days of landing are made by the owner's function, so that running applications need no right to create tables.

-- Makes the partitions of the given days where they are missing. Safe to run again and at the same time from several processes.
create function landing.make_partitions(first_day date, last_day date) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    parent text;
    leaf   text;
    made   integer := 0;
    d      date;
begin
    if last_day - first_day > 400 then
        raise exception 'asked for the landing days % to %, expected at most 400 days', first_day, last_day;
    end if;
    perform pg_advisory_xact_lock(hashtext('landing.make_partitions'));
    foreach parent in array array['sale', 'product_view', 'cart_event', 'customer_change', 'product_change'] loop
        for d in select first_day + n from generate_series(0, last_day - first_day) n loop
            leaf := format('%s_%s', parent, to_char(d, 'YYYYMMDD'));
            if to_regclass(format('landing.%I', leaf)) is null then
                -- made apart and attached: readers and writers of other days are not kept waiting
                execute format('create table landing.%I (like landing.%I including all)', leaf, parent);
                execute format('alter table landing.%I attach partition landing.%I for values from (%L) to (%L)',
                               parent, leaf, d, d + 1);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;
comment on function landing.make_partitions(date, date) is
    'Makes the landing partitions of the days from first_day through last_day where they are missing; returns how many';

revoke all on function landing.make_partitions(date, date) from public;
