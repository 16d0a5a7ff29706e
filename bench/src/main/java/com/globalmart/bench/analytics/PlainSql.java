package com.globalmart.bench.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody would write who has the facts and no time: each table computed whole, by one statement, into a temporary table.
 * It is the peer of the stage, not its check: it rounds as PostgreSQL does, and trends have no growth.
 */
final class PlainSql {

    private static final String TOTALS = """
            select event_day, dim_geography.country, category, payment_method, count(distinct transaction_id) as orders,
                   count(distinct user_id) as customers, sum(quantity) as units, sum(reporting_amount) as revenue
            from warehouse.fact_sales
            join warehouse.dim_customers using (customer_key)
            join warehouse.dim_products using (product_key)
            join warehouse.dim_geography using (geography_key)
            join warehouse.dim_payment_methods using (payment_method_key)
            where event_day = date '%1$s'
            group by grouping sets ((event_day), (event_day, dim_geography.country), (event_day, category),
                                    (event_day, payment_method))
            """;

    private static final String TRENDS = """
            select period_type, date_trunc(period_type, event_day) as period_start, category,
                   count(distinct transaction_id) as orders, sum(quantity) as units, sum(reporting_amount) as revenue
            from warehouse.fact_sales
            join warehouse.dim_products using (product_key)
            cross join unnest(array['day', 'week', 'month', 'quarter', 'year']) as period_type
            where date_trunc(period_type, event_day) = date_trunc(period_type, date '%1$s')
            group by grouping sets ((1, 2), (1, 2, category))
            """;

    private static final String RFM = """
            select *, case when recency_days <= 30 then 5 when recency_days <= 60 then 4 when recency_days <= 90 then 3
                           when recency_days <= 180 then 2 else 1 end as recency_score,
                   case when frequency >= 10 then 5 when frequency >= 7 then 4 when frequency >= 4 then 3
                        when frequency >= 2 then 2 else 1 end as frequency_score,
                   case when monetary >= 1000 then 5 when monetary >= 500 then 4 when monetary >= 250 then 3
                        when monetary >= 100 then 2 else 1 end as monetary_score
            from (select user_id, date '%1$s' - max(event_day) as recency_days, count(distinct transaction_id) as frequency,
                         sum(reporting_amount) as monetary
                  from warehouse.fact_sales join warehouse.dim_customers using (customer_key)
                  where event_day <= date '%1$s'
                  group by user_id) as customer
            """;

    private static final String SEGMENTS = """
            select segment, count(*) as customers, sum(frequency) as orders, sum(monetary) as revenue,
                   round(sum(monetary) / sum(frequency), 4) as average_order_value
            from plain.rfm
            cross join lateral (
                select segment from warehouse.rfm_segment
                where recency_score between min_recency and max_recency
                  and frequency_score between min_frequency and max_frequency
                  and monetary_score between min_monetary and max_monetary
                order by priority limit 1) as matching
            group by segment
            """;

    private static final String PRODUCTS = """
            with sold as (
                select product_id, count(distinct transaction_id) as orders, sum(quantity) as units,
                       sum(reporting_amount) as revenue
                from warehouse.fact_sales join warehouse.dim_products using (product_key)
                where event_day > date '%1$s' - 30 and event_day <= date '%1$s'
                group by product_id),
            viewed as (
                select product_id, count(*) as views
                from warehouse.fact_product_views join warehouse.dim_products using (product_key)
                join warehouse.event_type using (event_type_key)
                where event_day > date '%1$s' - 30 and event_day <= date '%1$s' and event_type = 'view'
                group by product_id),
            measured as (
                select product_id, p.category, orders, units, views, revenue, 100.0 * orders / views as conversion,
                       revenue / units as average_price
                from sold full join viewed using (product_id)
                join warehouse.dim_products p using (product_id)
                where p.valid_to = '9999-12-31'),
            scored as (
                select *, 40 * revenue / max(revenue) over () + 30 * conversion / max(conversion) over ()
                          + 20.0 * units / max(units) over () + 10.0 * views / max(views) over () as score
                from measured)
            select *, dense_rank() over (order by revenue desc) as revenue_rank,
                   dense_rank() over (partition by category order by revenue desc) as category_rank,
                   percent_rank() over (order by score) as standing
            from scored
            """;

    /** The statements by what they make; one may read what an earlier one made. */
    private static final Map<String, String> STATEMENTS = statements();

    private final Connection warehouse;

    PlainSql(Connection warehouse) {
        this.warehouse = warehouse;
    }

    private static Map<String, String> statements() {
        var statements = new LinkedHashMap<String, String>();
        statements.put("totals", TOTALS);
        statements.put("trends", TRENDS);
        statements.put("rfm", RFM);
        statements.put("segments", SEGMENTS);
        statements.put("products", PRODUCTS);
        return statements;
    }

    /** Seconds by what was made. */
    Map<String, Double> measure(LocalDate date) throws SQLException {
        var seconds = new LinkedHashMap<String, Double>();
        try (var statement = warehouse.createStatement()) {
            statement.execute("set work_mem = '128MB'; drop schema if exists plain cascade; create schema plain");
            for (var made : STATEMENTS.entrySet()) {
                long began = System.nanoTime();
                statement.execute("create table plain.%s as %s"
                        .formatted(made.getKey(), made.getValue().formatted(date)));
                seconds.put(made.getKey(), (System.nanoTime() - began) / 1e9);
            }
            statement.execute("drop schema plain cascade; reset work_mem; checkpoint");
        }
        return seconds;
    }
}
