package com.globalmart.admin.warehouse;

import java.util.List;
import java.util.Map;

/**
 * Which steps of the jobs make the rows of which table. The database does not say: this list is kept by hand. What a step does
 * is read from the catalogue of jobs.
 */
final class WritingSteps {

    private static final List<String> OF_EVENTS = List.of("loadProductViews", "loadCartEvents", "loadSales");
    private static final List<String> OF_RECORDS = List.of(
            "storeCustomerStatements", "storeProductStatements", "loadProductViews", "loadCartEvents", "loadSales");

    private static final Map<String, List<String>> OF_TABLE = Map.ofEntries(
            Map.entry("customer_segments", List.of("segmentCustomers")),
            Map.entry("customer_statement", List.of("storeCustomerStatements")),
            Map.entry("daily_activity", List.of("totalActivity", "publishLoad")),
            Map.entry("daily_sales", List.of("totalSales", "publishLoad")),
            Map.entry("dim_customers", List.of("rebuildCustomers", "describeCustomers", "publishLoad")),
            Map.entry("dim_date", List.of("extendDates")),
            Map.entry("dim_geography", List.of("takeCountries")),
            Map.entry("dim_payment_methods", List.of("takePaymentMethods")),
            Map.entry("dim_products", List.of("rebuildProducts", "describeProducts", "publishLoad")),
            Map.entry("exchange_rate", List.of("takeExchangeRates")),
            Map.entry("fact_cart_events", List.of("loadCartEvents", "publishLoad")),
            Map.entry("fact_product_views", List.of("loadProductViews", "publishLoad")),
            Map.entry("fact_sales", List.of("loadSales", "publishLoad")),
            Map.entry("holiday", List.of("extendDates")),
            Map.entry("judged_date", List.of("publishLoad")),
            Map.entry("load", List.of("openLoad", "publishLoad")),
            Map.entry("load_book", List.of("closeBooks")),
            Map.entry("load_day", List.of("findDays")),
            Map.entry("load_position", List.of("openLoad")),
            Map.entry("load_size", List.of("closeBooks")),
            Map.entry("period_customers", List.of("countCustomers", "publishLoad")),
            Map.entry("product_performance", List.of("judgeProducts")),
            Map.entry("product_statement", List.of("storeProductStatements")),
            Map.entry("published", List.of("publishLoad")),
            Map.entry("rfm_analysis", List.of("analyseRfm")),
            Map.entry("rfm_segment", List.of("takeRfmSegments")),
            Map.entry("rfm_threshold", List.of("takeRfmThresholds")),
            Map.entry("sales_trends", List.of("computeTrends", "publishLoad")),
            Map.entry("session", OF_EVENTS),
            Map.entry("step_book", OF_RECORDS),
            Map.entry("transaction_identity", List.of("loadSales")));

    private WritingSteps() {}

    /** In the order in which they run; empty where none is known. */
    static List<String> of(String table) {
        return OF_TABLE.getOrDefault(table, List.of());
    }
}
