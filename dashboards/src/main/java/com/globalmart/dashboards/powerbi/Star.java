package com.globalmart.dashboards.powerbi;

import static com.globalmart.dashboards.powerbi.ModelTable.dimension;
import static com.globalmart.dashboards.powerbi.ModelTable.of;
import static com.globalmart.dashboards.powerbi.ModelTable.ofDays;
import static com.globalmart.dashboards.powerbi.ModelTable.ofNewestAnalysis;

import java.util.List;

/**
 * The tables of the model and how they belong together.
 *
 * <p>A view is a table here if its numbers cannot be had from another one: so {@code daily_sales}, {@code period_customers} and {@code
 * sales_trends}, which repeat {@code sales}, are not, nor is {@code rfm_analysis}, a row for each customer and night, of which {@code
 * rfm_distribution} has the counts. {@code job_runs} is the platform's own work, and {@code holidays} belong to a day and a country at
 * once.
 */
final class Star {

    static final List<ModelTable> TABLES = List.of(
            ofDays("sales").adding("quantity", "revenue"),
            // a text of its own for each row would be the largest column, and nobody counts it
            ofDays("product_views").adding("view_duration_seconds").without("event_id"),
            ofDays("cart_events").without("event_id"),
            ofDays("daily_activity"),
            dimension("dates", "day"),
            dimension("customers", "customer_key"),
            dimension("current_customers", "user_id"),
            dimension("products", "product_key"),
            dimension("current_products", "product_id").adding("inventory"),
            dimension("geography", "geography_key"),
            dimension("current_geography", "country"),
            dimension("payment_methods", "payment_method_key"),
            of("rfm_distribution"),
            ofNewestAnalysis("product_performance").adding("units", "views", "revenue"),
            of("customer_segments"),
            of("freshness"),
            of("stale_dates"),
            of("load_books").adding("landed", "facts", "fact_rows", "duplicates", "quarantined"),
            of("quarantined_records").adding("records"),
            of("data_quality"),
            dimension("metric_definitions", "metric").without("formula_sql", "formula_dax"));

    static final List<Relationship> RELATIONSHIPS = List.of(
            Relationship.of("sales", "event_day", "dates", "day"),
            Relationship.of("sales", "customer_key", "customers", "customer_key"),
            Relationship.of("sales", "product_key", "products", "product_key"),
            Relationship.of("sales", "geography_key", "geography", "geography_key"),
            Relationship.of("sales", "payment_method_key", "payment_methods", "payment_method_key"),
            Relationship.of("product_views", "event_day", "dates", "day"),
            Relationship.of("product_views", "customer_key", "customers", "customer_key"),
            Relationship.of("product_views", "product_key", "products", "product_key"),
            Relationship.of("product_views", "geography_key", "geography", "geography_key"),
            Relationship.of("cart_events", "event_day", "dates", "day"),
            Relationship.of("cart_events", "customer_key", "customers", "customer_key"),
            Relationship.of("cart_events", "product_key", "products", "product_key"),
            Relationship.of("cart_events", "geography_key", "geography", "geography_key"),
            Relationship.of("daily_activity", "event_day", "dates", "day"),
            Relationship.of("daily_activity", "country", "current_geography", "country"),
            Relationship.of("customers", "user_id", "current_customers", "user_id"),
            Relationship.of("products", "product_id", "current_products", "product_id"),
            Relationship.of("geography", "country", "current_geography", "country"),
            Relationship.of("product_performance", "product_id", "current_products", "product_id"),
            Relationship.of("rfm_distribution", "analysis_date", "dates", "day"),
            Relationship.of("customer_segments", "analysis_date", "dates", "day"),
            Relationship.of("stale_dates", "analysis_date", "dates", "day"),
            Relationship.of("load_books", "business_date", "dates", "day"),
            Relationship.of("quarantined_records", "business_date", "dates", "day"),
            Relationship.of("data_quality", "business_date", "dates", "day"),
            // active, it would be a second way from a day to its sales
            Relationship.asked("current_customers", "registration_date", "dates", "day"));

    private Star() {}
}
