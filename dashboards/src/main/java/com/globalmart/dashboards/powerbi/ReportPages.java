package com.globalmart.dashboards.powerbi;

import static com.globalmart.dashboards.powerbi.Field.column;
import static com.globalmart.dashboards.powerbi.Field.measure;
import static com.globalmart.dashboards.powerbi.Visual.bars;
import static com.globalmart.dashboards.powerbi.Visual.card;
import static com.globalmart.dashboards.powerbi.Visual.line;
import static com.globalmart.dashboards.powerbi.Visual.slicer;

import com.globalmart.dashboards.powerbi.Visual.Type;
import java.util.List;

/** The pages of the report. */
final class ReportPages {

    static final List<Page> ALL = List.of(overview(), customers(), products(), quality());

    private ReportPages() {}

    private static Page overview() {
        return new Page(
                "overview",
                "Overview",
                List.of(
                        slicer(
                                "days",
                                Type.DAYS_SLICER,
                                at(0, 0, 4, 1),
                                "Days",
                                "dates.day",
                                "Choose the first and last UTC day"),
                        slicer(
                                "countries",
                                Type.LIST_SLICER,
                                at(4, 0, 4, 1),
                                "Country",
                                "current_geography.country",
                                "Choose the country of the events; visits are known of one country or of all"),
                        card(
                                "complete-through",
                                at(8, 0, 4, 1),
                                "Complete through",
                                "Last UTC day that is loaded completely"),
                        card(
                                "revenue",
                                at(0, 1, 2, 1),
                                "Revenue",
                                "What customers paid, after discounts, in the reporting currency"),
                        card(
                                "revenue-year-to-date",
                                at(2, 1, 2, 1),
                                "Revenue year to date",
                                "Revenue from 1 January to the last chosen day that is complete"),
                        card("orders", at(4, 1, 2, 1), "Orders", "Distinct orders"),
                        card("average-order-value", at(6, 1, 2, 1), "Average order value", "Revenue by order"),
                        card("customers", at(8, 1, 2, 1), "Customers", "Distinct customers with an order"),
                        card("conversion-rate", at(10, 1, 2, 1), "Conversion rate", "Orders by visit, in percent"),
                        line(
                                "revenue-by-day",
                                at(0, 2, 8, 3),
                                "Revenue by day",
                                "Revenue",
                                "A line of revenue by UTC day"),
                        bars(
                                "revenue-by-country",
                                at(8, 2, 4, 3),
                                "Revenue by country",
                                "current_geography.country",
                                "Revenue",
                                "A bar of revenue for each country of the sales, the largest first"),
                        bars(
                                "revenue-by-category",
                                at(0, 5, 4, 3),
                                "Revenue by category",
                                "products.category",
                                "Revenue",
                                "A bar of revenue for each category that products had when they were sold, the largest first"),
                        bars(
                                "revenue-by-payment-method",
                                at(4, 5, 4, 3),
                                "Revenue by payment method",
                                "payment_methods.payment_method",
                                "Revenue",
                                "A bar of revenue for each payment method, the largest first"),
                        line(
                                "orders-by-day",
                                at(8, 5, 4, 3),
                                "Orders by day",
                                "Orders",
                                "A line of orders by UTC day")));
    }

    private static Page customers() {
        return new Page(
                "customers",
                "Customers",
                List.of(
                        card("customers", at(0, 0, 3, 1), "Customers", "Distinct customers with an order"),
                        card(
                                "revenue-per-customer",
                                at(3, 0, 3, 1),
                                "Revenue per customer",
                                "Revenue by customer with an order"),
                        card(
                                "new-customers",
                                at(6, 0, 3, 1),
                                "New customers",
                                "Customers who registered on the chosen days"),
                        card(
                                "customers-judged",
                                at(9, 0, 3, 1),
                                "Customers judged",
                                "Customers with an order up to the last analysis"),
                        bars(
                                "segments",
                                at(0, 1, 6, 4),
                                "Customers by segment, last analysis",
                                "rfm_distribution.segment",
                                "Customers judged",
                                "A bar of customers for each RFM segment, the largest first"),
                        Visual.of(
                                        "rfm-distribution",
                                        Type.MATRIX,
                                        at(6, 1, 6, 4),
                                        "Customers by recency and frequency, last analysis",
                                        "A matrix of customers: a row for each recency score, a column for each frequency score, 5 is best")
                                .with("Rows", column("rfm_distribution.recency_score"))
                                .with("Columns", column("rfm_distribution.frequency_score"))
                                .with("Values", measure("Customers judged")),
                        bars(
                                "customers-by-country",
                                at(0, 5, 4, 3),
                                "Customers by country",
                                "current_geography.country",
                                "Customers",
                                "A bar of customers with an order for each country of the sales, the largest first"),
                        line(
                                        "segments-by-day",
                                        at(4, 5, 4, 3),
                                        "Customers in segments by analysis date",
                                        "Customers in segments",
                                        "A line for each segment of its customers by analysis date")
                                .with("Series", column("customer_segments.segment")),
                        bars(
                                "customers-by-loyalty-tier",
                                at(8, 5, 4, 3),
                                "Customers by loyalty tier when they bought",
                                "customers.loyalty_tier",
                                "Customers",
                                "A bar of customers with an order for each loyalty tier, the largest first")));
    }

    private static Page products() {
        return new Page(
                "products",
                "Products",
                List.of(
                        card("products-sold", at(0, 0, 3, 1), "Products sold", "Distinct products with a sale"),
                        card("units", at(3, 0, 3, 1), "Units", "Pieces sold"),
                        card("units-per-order", at(6, 0, 3, 1), "Units per order", "Pieces in an order"),
                        card(
                                "discount-share",
                                at(9, 0, 3, 1),
                                "Discount share",
                                "Discounts as a share of what customers would have paid without them, in percent"),
                        Visual.of(
                                        "top-products",
                                        Type.TABLE,
                                        at(0, 1, 8, 4),
                                        "Top products by revenue of 30 days, newest analysis",
                                        "A table of the products of the first 20 ranks by revenue, with tier, units and conversion")
                                .with(
                                        "Values",
                                        column("product_performance.revenue_rank"),
                                        column("current_products.product_name"),
                                        column("product_performance.category"),
                                        column("product_performance.performance_tier"),
                                        measure("Revenue of 30 days"),
                                        measure("Units of 30 days"),
                                        column("product_performance.conversion_rate"))
                                .sorted(column("product_performance.revenue_rank"), false)
                                .atMost("product_performance.revenue_rank", 20),
                        bars(
                                "tiers",
                                at(8, 1, 4, 4),
                                "Products by tier, newest analysis",
                                "product_performance.performance_tier",
                                "Products judged",
                                "A bar of products for each performance tier, the largest first"),
                        bars(
                                "categories",
                                at(0, 5, 6, 3),
                                "Revenue of 30 days by category",
                                "product_performance.category",
                                "Revenue of 30 days",
                                "A bar of revenue for each category, the largest first"),
                        line(
                                        "groups-by-day",
                                        at(6, 5, 6, 3),
                                        "Revenue by day and group of categories",
                                        "Revenue",
                                        "A line of revenue by UTC day for each group of categories that products had when they were sold")
                                .with("Series", column("products.category_group"))));
    }

    private static Page quality() {
        return new Page(
                "quality",
                "Data quality",
                List.of(
                        card(
                                "complete-through",
                                at(0, 0, 2, 1),
                                "Complete through",
                                "Last UTC day that is loaded completely"),
                        card("loaded-at", at(2, 0, 2, 1), "Loaded at", "When the newest load was published, UTC"),
                        card(
                                "records-landed",
                                at(4, 0, 2, 1),
                                "Records landed",
                                "Records that loads took from landing"),
                        card(
                                "quarantine-rate",
                                at(6, 0, 2, 1),
                                "Quarantine rate",
                                "Records refused, as a share of those landed, in percent"),
                        card("failed-checks", at(8, 0, 2, 1), "Failed checks", "Checks that something offends"),
                        card(
                                "stale-dates",
                                at(10, 0, 2, 1),
                                "Stale dates",
                                "Analysis dates of which late events have come since"),
                        Visual.of(
                                        "checks",
                                        Type.TABLE,
                                        at(0, 1, 8, 4),
                                        "Checks, those that failed first",
                                        "A table of the checks: what must hold, how severe it is, how often it failed, and rows that offend it")
                                .with(
                                        "Values",
                                        column("data_quality.check_name"),
                                        column("data_quality.severity"),
                                        column("data_quality.sentence"),
                                        measure("Failed checks"),
                                        measure("Offending rows"))
                                .sorted(measure("Failed checks"), true),
                        bars(
                                        "quarantine",
                                        at(8, 1, 4, 4),
                                        "Quarantined records by reason",
                                        "quarantined_records.reason",
                                        "Quarantined records",
                                        "A bar of refused records for each reason and state, the largest first")
                                .with("Series", column("quarantined_records.state")),
                        Visual.of(
                                        "landed-by-day",
                                        Type.COLUMNS,
                                        at(0, 5, 6, 3),
                                        "Records landed by business date and topic",
                                        "Columns of records landed for each business date, one for each topic")
                                .with("Category", column("dates.day"))
                                .with("Series", column("load_books.topic"))
                                .with("Y", measure("Records landed"))
                                .sorted(column("dates.day"), false),
                        Visual.of(
                                        "numbers",
                                        Type.TABLE,
                                        at(6, 5, 6, 3),
                                        "What the numbers mean",
                                        "A table of the numbers of this report: what each means, its unit, how it adds up and whom to ask")
                                .with(
                                        "Values",
                                        column("metric_definitions.metric"),
                                        column("metric_definitions.sentence"),
                                        column("metric_definitions.unit"),
                                        column("metric_definitions.grain"),
                                        column("metric_definitions.owner"))
                                .sorted(column("metric_definitions.metric"), false)));
    }

    private static Place at(int column, int row, int columns, int rows) {
        return new Place(column, row, columns, rows);
    }
}
