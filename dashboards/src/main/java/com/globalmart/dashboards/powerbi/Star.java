package com.globalmart.dashboards.powerbi;

import java.util.List;
import java.util.Optional;

/**
 * Which views the semantic model has, and how they hang together. Facts carry their own totals, so the views that only add them up
 * again are left out; so is {@code rfm_analysis}, a row for each customer and night, of which {@code rfm_distribution} has the counts.
 */
final class Star {

    /**
     * A table of the model.
     *
     * @param view of {@code bi}; the table has its name
     * @param key the column that tells its rows apart, where there is one
     * @param day the column by which its rows are refreshed, where it grows for ever
     */
    record Table(String view, Optional<String> key, Optional<String> day) {

        static Table dimension(String view, String key) {
            return new Table(view, Optional.of(key), Optional.empty());
        }

        static Table fact(String view) {
            return new Table(view, Optional.empty(), Optional.of("event_day"));
        }

        static Table other(String view) {
            return new Table(view, Optional.empty(), Optional.empty());
        }
    }

    /** Many rows of one table belong to one of another; filters go from the one to the many. */
    record Relationship(String manyTable, String manyColumn, String oneTable, String oneColumn) {

        String name() {
            return "%s.%s to %s.%s".formatted(manyTable, manyColumn, oneTable, oneColumn);
        }
    }

    static final String DATES = "dates";

    static final List<Table> TABLES = List.of(
            Table.fact("sales"),
            Table.fact("product_views"),
            Table.fact("cart_events"),
            Table.dimension("customers", "customer_key"),
            Table.dimension("products", "product_key"),
            Table.dimension("geography", "geography_key"),
            Table.dimension("payment_methods", "payment_method_key"),
            Table.dimension(DATES, "day"),
            Table.dimension("current_customers", "user_id"),
            Table.dimension("current_products", "product_id"),
            Table.other("daily_activity"),
            Table.other("customer_segments"),
            Table.other("rfm_distribution"),
            Table.other("product_performance"),
            Table.other("sales_trends"),
            Table.other("freshness"),
            Table.other("load_books"),
            Table.other("data_quality"));

    static final List<Relationship> RELATIONSHIPS = List.of(
            new Relationship("sales", "event_day", DATES, "day"),
            new Relationship("sales", "customer_key", "customers", "customer_key"),
            new Relationship("sales", "product_key", "products", "product_key"),
            new Relationship("sales", "geography_key", "geography", "geography_key"),
            new Relationship("sales", "payment_method_key", "payment_methods", "payment_method_key"),
            new Relationship("product_views", "event_day", DATES, "day"),
            new Relationship("product_views", "customer_key", "customers", "customer_key"),
            new Relationship("product_views", "product_key", "products", "product_key"),
            new Relationship("product_views", "geography_key", "geography", "geography_key"),
            new Relationship("cart_events", "event_day", DATES, "day"),
            new Relationship("cart_events", "customer_key", "customers", "customer_key"),
            new Relationship("cart_events", "product_key", "products", "product_key"),
            new Relationship("cart_events", "geography_key", "geography", "geography_key"),
            new Relationship("customers", "user_id", "current_customers", "user_id"),
            new Relationship("products", "product_id", "current_products", "product_id"),
            new Relationship("daily_activity", "event_day", DATES, "day"),
            new Relationship("customer_segments", "analysis_date", DATES, "day"),
            new Relationship("rfm_distribution", "analysis_date", DATES, "day"),
            new Relationship("product_performance", "analysis_date", DATES, "day"),
            new Relationship("product_performance", "product_id", "current_products", "product_id"),
            new Relationship("sales_trends", "period_start", DATES, "day"),
            new Relationship("load_books", "business_date", DATES, "day"),
            new Relationship("data_quality", "business_date", DATES, "day"));

    private Star() {}

    static boolean isJoined(String table, String column) {
        return RELATIONSHIPS.stream()
                .anyMatch(each -> each.manyTable().equals(table)
                                && each.manyColumn().equals(column)
                        || each.oneTable().equals(table) && each.oneColumn().equals(column));
    }
}
