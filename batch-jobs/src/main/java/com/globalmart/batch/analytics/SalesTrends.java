package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sales by day, ISO week, month, quarter and year, over all categories and by category, as of the newest published business date. A
 * transaction happens on one day, so orders, units and revenue of a period are sums over the daily totals. Rows that are new
 * or differ go to staging.
 */
@Repository
class SalesTrends {

    /** Period types with their length, as intervals of PostgreSQL. */
    private static final Map<String, String> PERIODS =
            Map.of("day", "1 day", "week", "7 days", "month", "1 month", "quarter", "3 months", "year", "1 year");

    private final JdbcClient warehouse;

    SalesTrends(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Periods that a touched day falls into, and the ones that follow them, whose growth they change. A period that has not
     * ended is compared with the first days, as many, of the one before.
     */
    int stage(Load load) {
        warehouse.sql("delete from staging.sales_trends").update();
        var newestDate = newestDate(load);
        int staged = 0;
        for (var period : PERIODS.entrySet()) {
            staged += warehouse
                    .sql("""
                            with touched as (
                                select distinct date_trunc(:type, event_day)::date as period_start
                                from (select event_day from staging.touched_days union select :today) as days),
                            wanted as (
                                select period_start from touched
                                union
                                select (period_start + :length::interval)::date from touched),
                            spans as (
                                select period_start,
                                       least((period_start + :length::interval)::date, :today + 1) as period_end,
                                       (period_start + :length::interval)::date > :today + 1 as is_partial,
                                       (period_start - :length::interval)::date as previous_start
                                from wanted where period_start <= :today),
                            compared as (
                                select *, case when is_partial
                                               then least(previous_start + (period_end - period_start), period_start)
                                               else period_start end as previous_end
                                from spans),
                            daily as (
                                select event_day, case dimension when 'total' then 'ALL' else member end as category,
                                       orders, units, revenue
                                from staging.effective_daily_sales where dimension in ('total', 'category')),
                            now as (
                                select period_start, category, sum(orders) as orders, sum(units) as units,
                                       sum(revenue) as revenue
                                from compared join daily on event_day >= period_start and event_day < period_end
                                group by period_start, category),
                            before as (
                                select period_start, category, sum(revenue) as revenue
                                from compared join daily on event_day >= previous_start and event_day < previous_end
                                group by period_start, category),
                            fresh as (
                                select period_start, is_partial, category, n.orders, n.units, n.revenue,
                                       warehouse.round_half_even(n.revenue / n.orders, 4) as average_order_value,
                                       warehouse.round_half_even(n.revenue / nullif(b.revenue, 0) - 1, 4) as revenue_growth
                                from compared join now n using (period_start) left join before b using (period_start, category)),
                            base as (
                                select t.* from warehouse.sales_trends t join compared using (period_start)
                                where t.period_type = :type)
                            insert into staging.sales_trends (period_type, period_start, load_id, is_partial, category, orders,
                                units, revenue, average_order_value, revenue_growth)
                            select :type, period_start, :load, coalesce(f.is_partial, false), category, coalesce(f.orders, 0),
                                   coalesce(f.units, 0), coalesce(f.revenue, 0), f.average_order_value, f.revenue_growth
                            from fresh f full join base b using (period_start, category)
                            where (f.is_partial, f.orders, f.units, f.revenue, f.average_order_value, f.revenue_growth)
                                  is distinct from
                                  (b.is_partial, b.orders, b.units, b.revenue, b.average_order_value, b.revenue_growth)
                            """)
                    .param("type", period.getKey())
                    .param("length", period.getValue())
                    .param("today", newestDate)
                    .param("load", load.loadId())
                    .update();
        }
        return staged;
    }

    /** A load of an earlier date than the newest published one corrects periods, it does not cut them short. */
    private LocalDate newestDate(Load load) {
        return warehouse
                .sql("select greatest(business_date, ?) from warehouse.published")
                .param(load.businessDate())
                .query(LocalDate.class)
                .single();
    }

    /** Applies what is staged to the published trends. */
    void publish() {
        warehouse.sql("""
                        insert into warehouse.sales_trends select * from staging.sales_trends
                        on conflict (period_type, period_start, category) do update
                            set load_id = excluded.load_id, is_partial = excluded.is_partial, orders = excluded.orders,
                                units = excluded.units, revenue = excluded.revenue,
                                average_order_value = excluded.average_order_value, revenue_growth = excluded.revenue_growth
                        """).update();
        warehouse.sql("delete from warehouse.sales_trends where orders = 0").update();
    }
}
