-- A day that was just loaded has no statistics, and autovacuum looks only after a minute: until then the planner guesses, and
-- analytics take ten times as long. So the load tells it, through a function of the owner.
create function warehouse.refresh_statistics(days date[]) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    analyzed integer := 0;
    parent   text;
    leaf     text;
    d        date;
begin
    foreach parent in array array['fact_sales', 'fact_product_views', 'fact_cart_events'] loop
        foreach d in array days loop
            leaf := format('%s_%s', parent, to_char(d, 'YYYYMMDD'));
            if to_regclass(format('warehouse.%I', leaf)) is not null then
                execute format('analyze warehouse.%I', leaf);
                analyzed := analyzed + 1;
            end if;
        end loop;
    end loop;
    analyze warehouse.dim_customers, warehouse.dim_products, staging.customer_version, staging.product_version, staging.rekey;
    return analyzed + 5;
end $$;
comment on function warehouse.refresh_statistics(date[]) is
    'Tells the planner about fact partitions of the given UTC days, the dimensions and their staging; returns how many tables';
revoke all on function warehouse.refresh_statistics(date[]) from public;
grant execute on function warehouse.refresh_statistics(date[]) to batch_runner;
