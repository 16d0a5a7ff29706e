package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Totals of the days that a load touches: sales, activity, distinct customers. Rows that are new or differ go to staging; a row
 * with zero orders says that the total is no more. Running it again stages the same.
 */
@Repository
class DailyTotals {

    private final JdbcClient warehouse;

    DailyTotals(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    int stageSales(Load load) {
        warehouse.sql("delete from staging.daily_sales").update();
        return warehouse.sql("""
                        with fresh as (
                            select event_day,
                                   case when grouping(country) = 0 then 'country' when grouping(category) = 0 then 'category'
                                        when grouping(payment_method) = 0 then 'payment_method' else 'total' end as dimension,
                                   coalesce(country, category, payment_method, 'ALL') as member,
                                   count(distinct transaction_id) as orders, count(distinct user_id) as customers,
                                   sum(quantity) as units, sum(reporting_amount) as revenue
                            from staging.sale_lines
                            where event_day in (select event_day from staging.touched_days)
                            group by grouping sets ((event_day), (event_day, country), (event_day, category),
                                                    (event_day, payment_method))),
                        base as (
                            select * from warehouse.daily_sales
                            where event_day in (select event_day from staging.touched_days))
                        insert into staging.daily_sales
                            (event_day, load_id, dimension, member, orders, customers, units, revenue)
                        select event_day, :load, dimension, member, coalesce(f.orders, 0), coalesce(f.customers, 0),
                               coalesce(f.units, 0), coalesce(f.revenue, 0)
                        from fresh f full join base b using (event_day, dimension, member)
                        where (f.orders, f.customers, f.units, f.revenue)
                              is distinct from (b.orders, b.customers, b.units, b.revenue)
                        """).param("load", load.loadId()).update();
    }

    int stageActivity(Load load) {
        warehouse.sql("delete from staging.daily_activity").update();
        return warehouse.sql("""
                        with days as (select event_day from warehouse.load_day where load_id = :load),
                        events as (
                            select event_day, geography_key, session_key, customer_key, event_type_key
                            from warehouse.fact_product_views where event_day in (select event_day from days)
                            union all
                            select event_day, geography_key, session_key, customer_key, event_type_key
                            from warehouse.fact_cart_events where event_day in (select event_day from days)),
                        fresh as (
                            select event_day, coalesce(g.country, 'ALL') as country,
                                   count(distinct session_key) as visits, count(distinct user_id) as visitors,
                                   count(*) filter (where event_type = 'view') as views,
                                   count(*) filter (where event_type = 'search') as searches,
                                   count(*) filter (where event_type = 'add_to_cart') as cart_adds,
                                   count(*) filter (where event_type = 'checkout') as checkouts,
                                   count(*) filter (where event_type = 'cart_abandonment') as abandonments
                            from events
                            join warehouse.event_type using (event_type_key)
                            join staging.customer_ids using (customer_key)
                            join warehouse.dim_geography g using (geography_key)
                            group by grouping sets ((event_day), (event_day, g.country)))
                        insert into staging.daily_activity (event_day, load_id, country, visits, visitors, views, searches,
                            cart_adds, checkouts, abandonments)
                        select event_day, :load, country, f.visits, f.visitors, f.views, f.searches, f.cart_adds, f.checkouts,
                               f.abandonments
                        from fresh f left join warehouse.daily_activity b using (event_day, country)
                        where (f.visits, f.visitors, f.views, f.searches, f.cart_adds, f.checkouts, f.abandonments)
                              is distinct from
                              (b.visits, b.visitors, b.views, b.searches, b.cart_adds, b.checkouts, b.abandonments)
                        """).param("load", load.loadId()).update();
    }

    int stagePeriodCustomers(Load load) {
        warehouse.sql("delete from staging.period_customers").update();
        int staged = 0;
        for (var type : List.of("day", "week", "month")) {
            staged += warehouse
                    .sql("""
                            with touched as (
                                select distinct date_trunc(:type, event_day)::date as period_start from staging.touched_days),
                            fresh as (
                                select date_trunc(:type, event_day)::date as period_start,
                                       count(distinct user_id) as customers
                                from staging.sale_lines
                                where event_day >= (select min(period_start) from touched)
                                  and date_trunc(:type, event_day)::date in (select period_start from touched)
                                group by 1)
                            insert into staging.period_customers (period_type, period_start, load_id, customers)
                            select :type, f.period_start, :load, f.customers
                            from fresh f
                            left join warehouse.period_customers b
                                on b.period_type = :type and b.period_start = f.period_start
                            where f.customers is distinct from b.customers
                            """)
                    .param("type", type)
                    .param("load", load.loadId())
                    .update();
        }
        return staged;
    }

    /** Applies what is staged to the published totals. */
    void publish() {
        warehouse.sql("""
                        insert into warehouse.daily_sales select * from staging.daily_sales
                        on conflict (dimension, event_day, member) do update
                            set load_id = excluded.load_id, orders = excluded.orders, customers = excluded.customers,
                                units = excluded.units, revenue = excluded.revenue
                        """).update();
        warehouse.sql("delete from warehouse.daily_sales where orders = 0").update();
        warehouse.sql("""
                        insert into warehouse.daily_activity select * from staging.daily_activity
                        on conflict (event_day, country) do update
                            set load_id = excluded.load_id, visits = excluded.visits, visitors = excluded.visitors,
                                views = excluded.views, searches = excluded.searches, cart_adds = excluded.cart_adds,
                                checkouts = excluded.checkouts, abandonments = excluded.abandonments
                        """).update();
        warehouse.sql("""
                        insert into warehouse.period_customers select * from staging.period_customers
                        on conflict (period_type, period_start) do update
                            set load_id = excluded.load_id, customers = excluded.customers
                        """).update();
    }
}
