package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LoadDays;
import com.globalmart.batch.load.Loads;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
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
    private final Loads loads;
    private final LoadDays days;

    DailyTotals(JdbcClient warehouse, Loads loads, LoadDays days) {
        this.warehouse = warehouse;
        this.loads = loads;
        this.days = days;
    }

    int stageSales(Load load) {
        warehouse.sql("delete from staging.daily_sales").update();
        return warehouse
                .sql("""
                        with parts as (
                            select event_day, transaction_id, user_id, country, payment_method, category,
                                   bool_or(line_number = 1) as stands_for_transaction,
                                   sum(quantity) as units, sum(reporting_amount) as revenue
                            from staging.sale_lines
                            where event_day in (:touched)
                            group by event_day, transaction_id, user_id, country, payment_method, category),
                        bought as (
                            select event_day, dimension, member, user_id,
                                   count(*) filter (where stands_for_transaction or dimension = 'category') as orders,
                                   sum(units) as units, sum(revenue) as revenue
                            from parts
                            cross join lateral (values ('total', 'ALL'), ('country', country), ('category', category),
                                                       ('payment_method', payment_method)) as m (dimension, member)
                            group by event_day, dimension, member, user_id),
                        fresh as (
                            select event_day, dimension, member, sum(orders)::bigint as orders, count(*) as customers,
                                   sum(units)::bigint as units, sum(revenue) as revenue
                            from bought group by event_day, dimension, member),
                        base as (
                            select * from warehouse.daily_sales
                            where event_day in (:touched))
                        insert into staging.daily_sales
                            (event_day, load_id, dimension, member, orders, customers, units, revenue)
                        select event_day, :load, dimension, member, coalesce(f.orders, 0), coalesce(f.customers, 0),
                               coalesce(f.units, 0), coalesce(f.revenue, 0)
                        from fresh f full join base b using (event_day, dimension, member)
                        where (f.orders, f.customers, f.units, f.revenue)
                              is distinct from (b.orders, b.customers, b.units, b.revenue)
                        """)
                .param("load", load.loadId())
                .param("touched", days.touchedByOpenLoad())
                .update();
    }

    int stageActivity(Load load) {
        warehouse.sql("delete from staging.daily_activity").update();
        return warehouse
                .sql("""
                        with events as (
                            select event_day, geography_key, session_key, customer_key, event_type_key
                            from warehouse.fact_product_views
                            union all
                            select event_day, geography_key, session_key, customer_key, event_type_key
                            from warehouse.fact_cart_events),
                        seen as (
                            select event_day, geography_key, session_key, customer_key, event_type_key, count(*) as events
                            from events
                            where event_day in (:days)
                            group by event_day, geography_key, session_key, customer_key, event_type_key),
                        fresh as (
                            select event_day, coalesce(g.country, 'ALL') as country,
                                   count(distinct session_key) as visits, count(distinct user_id) as visitors,
                                   coalesce(sum(events) filter (where event_type = 'view'), 0)::bigint as views,
                                   coalesce(sum(events) filter (where event_type = 'search'), 0)::bigint as searches,
                                   coalesce(sum(events) filter (where event_type = 'add_to_cart'), 0)::bigint as cart_adds,
                                   coalesce(sum(events) filter (where event_type = 'checkout'), 0)::bigint as checkouts,
                                   coalesce(sum(events) filter (where event_type = 'cart_abandonment'), 0)::bigint
                                       as abandonments
                            from seen
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
                        """)
                .param("load", load.loadId())
                .param("days", loads.days(load))
                .update();
    }

    /** One statement a period: the planner knows its days then, and joins many customers at once. */
    int stagePeriodCustomers(Load load) {
        warehouse.sql("delete from staging.period_customers").update();
        var periods = new LinkedHashSet<Period>();
        for (var day : days.touchedByOpenLoad()) {
            periods.addAll(Period.around(day));
        }
        return periods.stream().mapToInt(period -> stageCustomers(load, period)).sum();
    }

    private int stageCustomers(Load load, Period period) {
        return warehouse
                .sql("""
                        with fresh as (
                            select :type as period_type, :start as period_start, count(distinct user_id) as customers
                            from (select distinct customer_key from warehouse.fact_sales
                                  where event_day >= :start and event_day < :end) as buyer
                            join staging.customer_ids using (customer_key))
                        insert into staging.period_customers (period_type, period_start, load_id, customers)
                        select period_type, period_start, :load, f.customers
                        from fresh f left join warehouse.period_customers b using (period_type, period_start)
                        where f.customers > 0 and f.customers is distinct from b.customers
                        """)
                .param("type", period.type())
                .param("start", period.start())
                .param("end", period.end())
                .param("load", load.loadId())
                .update();
    }

    /** @param end the first day after it */
    private record Period(String type, LocalDate start, LocalDate end) {

        static List<Period> around(LocalDate day) {
            var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            var first = day.withDayOfMonth(1);
            return List.of(
                    new Period("day", day, day.plusDays(1)),
                    new Period("week", monday, monday.plusWeeks(1)),
                    new Period("month", first, first.plusMonths(1)));
        }
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
