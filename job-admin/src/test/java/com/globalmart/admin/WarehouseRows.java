package com.globalmart.admin;

import static com.globalmart.jooq.warehouse.warehouse.Tables.CUSTOMER_SEGMENTS;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DAILY_SALES;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PRODUCT_PERFORMANCE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PUBLISHED;
import static com.globalmart.jooq.warehouse.warehouse.Tables.RFM_ANALYSIS;
import static com.globalmart.jooq.warehouse.warehouse.Tables.SALES_TRENDS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What nights would have published, put into the tables by tests. */
public final class WarehouseRows {

    /** Each state of the tables is a load of its own, as figures are kept for as long as a load is the newest. */
    private static final AtomicInteger LOADS = new AtomicInteger(1_000);

    private final DSLContext warehouse;
    private final int loadId = LOADS.incrementAndGet();

    public WarehouseRows(Rows rows) {
        warehouse = rows.warehouse();
        warehouse.execute("truncate warehouse.daily_sales, warehouse.sales_trends, warehouse.customer_segments, "
                + "warehouse.rfm_analysis, warehouse.product_performance");
        warehouse.execute("delete from warehouse.dim_products where product_key > 0");
    }

    public int loadId() {
        return loadId;
    }

    public void published(LocalDate businessDate) {
        warehouse
                .update(PUBLISHED)
                .set(PUBLISHED.LOAD_ID, loadId)
                .set(PUBLISHED.BUSINESS_DATE, businessDate)
                .set(PUBLISHED.PUBLISHED_AT, Instant.parse("2026-03-15T02:14:00Z"))
                .execute();
    }

    public void day(LocalDate day, long orders, String revenue) {
        warehouse
                .insertInto(DAILY_SALES)
                .set(DAILY_SALES.EVENT_DAY, day)
                .set(DAILY_SALES.LOAD_ID, loadId)
                .set(DAILY_SALES.DIMENSION, "total")
                .set(DAILY_SALES.MEMBER, "ALL")
                .set(DAILY_SALES.ORDERS, orders)
                .set(DAILY_SALES.CUSTOMERS, orders - orders / 10)
                .set(DAILY_SALES.UNITS, orders * 2)
                .set(DAILY_SALES.REVENUE, new BigDecimal(revenue))
                .execute();
    }

    public void trend(
            String period, LocalDate start, boolean isPartial, long orders, String revenue, @Nullable String growth) {
        warehouse
                .insertInto(SALES_TRENDS)
                .set(SALES_TRENDS.PERIOD_TYPE, period)
                .set(SALES_TRENDS.PERIOD_START, start)
                .set(SALES_TRENDS.LOAD_ID, loadId)
                .set(SALES_TRENDS.IS_PARTIAL, isPartial)
                .set(SALES_TRENDS.CATEGORY, "ALL")
                .set(SALES_TRENDS.ORDERS, orders)
                .set(SALES_TRENDS.UNITS, orders * 2)
                .set(SALES_TRENDS.REVENUE, new BigDecimal(revenue))
                .set(SALES_TRENDS.AVERAGE_ORDER_VALUE, new BigDecimal("88.2000"))
                .set(SALES_TRENDS.REVENUE_GROWTH, growth == null ? null : new BigDecimal(growth))
                .execute();
    }

    public void segment(LocalDate date, String name, String description, long customers, String revenue) {
        warehouse
                .insertInto(CUSTOMER_SEGMENTS)
                .set(CUSTOMER_SEGMENTS.ANALYSIS_DATE, date)
                .set(CUSTOMER_SEGMENTS.LOAD_ID, loadId)
                .set(CUSTOMER_SEGMENTS.SEGMENT, name)
                .set(CUSTOMER_SEGMENTS.DESCRIPTION, description)
                .set(CUSTOMER_SEGMENTS.LOWEST_SCORE, (short) 333)
                .set(CUSTOMER_SEGMENTS.HIGHEST_SCORE, (short) 555)
                .set(CUSTOMER_SEGMENTS.CUSTOMERS, customers)
                .set(CUSTOMER_SEGMENTS.ORDERS, customers * 3)
                .set(CUSTOMER_SEGMENTS.REVENUE, new BigDecimal(revenue))
                .set(CUSTOMER_SEGMENTS.AVERAGE_ORDER_VALUE, new BigDecimal("88.2000"))
                .execute();
    }

    public void scored(LocalDate date, String user, int recency, int frequency, int monetary, String spent) {
        warehouse
                .insertInto(RFM_ANALYSIS)
                .set(RFM_ANALYSIS.ANALYSIS_DATE, date)
                .set(RFM_ANALYSIS.LOAD_ID, loadId)
                .set(RFM_ANALYSIS.RECENCY_DAYS, 3)
                .set(RFM_ANALYSIS.FREQUENCY, 2)
                .set(RFM_ANALYSIS.RFM_SCORE, (short) (100 * recency + 10 * frequency + monetary))
                .set(RFM_ANALYSIS.RECENCY_SCORE, (short) recency)
                .set(RFM_ANALYSIS.FREQUENCY_SCORE, (short) frequency)
                .set(RFM_ANALYSIS.MONETARY_SCORE, (short) monetary)
                .set(RFM_ANALYSIS.MONETARY, new BigDecimal(spent))
                .set(RFM_ANALYSIS.USER_ID, user)
                .set(RFM_ANALYSIS.SEGMENT, "Loyal")
                .execute();
    }

    /** @param name null where the catalogue does not know the product */
    public void product(
            LocalDate date, String productId, @Nullable String name, int rank, long orders, String revenue) {
        warehouse
                .insertInto(PRODUCT_PERFORMANCE)
                .set(PRODUCT_PERFORMANCE.ANALYSIS_DATE, date)
                .set(PRODUCT_PERFORMANCE.LOAD_ID, loadId)
                .set(PRODUCT_PERFORMANCE.PRODUCT_ID, productId)
                .set(PRODUCT_PERFORMANCE.CATEGORY, "Lamps")
                .set(PRODUCT_PERFORMANCE.ORDERS, orders)
                .set(PRODUCT_PERFORMANCE.UNITS, orders * 2)
                .set(PRODUCT_PERFORMANCE.VIEWS, orders * 30)
                .set(PRODUCT_PERFORMANCE.REVENUE, new BigDecimal(revenue))
                .set(PRODUCT_PERFORMANCE.CONVERSION_RATE, new BigDecimal("3.3333"))
                .set(PRODUCT_PERFORMANCE.AVERAGE_PRICE, new BigDecimal("44.1000"))
                .set(PRODUCT_PERFORMANCE.REVENUE_RANK, rank)
                .set(PRODUCT_PERFORMANCE.CATEGORY_RANK, rank)
                .set(PRODUCT_PERFORMANCE.PERFORMANCE_SCORE, new BigDecimal("71.5000"))
                .set(PRODUCT_PERFORMANCE.PERFORMANCE_TIER, rank < 3 ? "Top Seller" : "High Performer")
                .execute();
        if (name != null) {
            warehouse.execute(
                    "insert into warehouse.dim_products (product_id, product_name, valid_from) values (?, ?, '2026-01-01T00:00Z')",
                    productId,
                    name);
        }
    }

    /** A shop of 400 days, busier at weekends and before Christmas, with customers and products as they were judged. */
    public void aYear(LocalDate last) {
        var random = new Random(20260314);
        for (int ago = 399; ago >= 0; ago--) {
            var day = last.minusDays(ago);
            double weekend = day.getDayOfWeek().getValue() > 5 ? 1.35 : 1;
            double season = day.getMonthValue() == 12 ? 1.6 : 1;
            long orders = Math.round((900 + (400 - ago)) * weekend * season * (0.9 + 0.2 * random.nextDouble()));
            day(day, orders, "%.4f".formatted(orders * (84 + 8 * random.nextDouble())));
        }
        for (int week = 0; week < 5; week++) {
            var revenue = 620_000 + 21_000 * week;
            trend(
                    "week",
                    LocalDate.parse("2026-02-09").plusWeeks(week),
                    week == 4,
                    7_300 + 240L * week,
                    revenue + ".5025",
                    "0.0339");
        }
        var customers = 4_100L;
        for (var segment : List.of("Loyal", "Promising", "At risk", "Champions", "Lost")) {
            segment(last, segment, "what customers of this kind have in common", customers, customers * 261 + ".2500");
            customers = customers * 2 / 3;
        }
        for (int recency = 1; recency <= 5; recency++) {
            for (int frequency = 1; frequency <= 5; frequency++) {
                int many = recency == 1 && frequency == 5 ? 0 : 1 + (recency * frequency * 7) % 23;
                for (int customer = 0; customer < many; customer++) {
                    scored(
                            last,
                            "U%d%d%d".formatted(recency, frequency, customer),
                            recency,
                            frequency,
                            1 + customer % 5,
                            "120.2500");
                }
            }
        }
        for (int rank = 1; rank <= 12; rank++) {
            product(
                    last,
                    "PROD_" + rank,
                    rank == 7 ? null : "Brass lamp no. " + rank,
                    rank,
                    900 - 60L * rank,
                    81_000 - 6_000 * rank + ".1250");
        }
        published(last); // as a night does: nobody sees a half of it
    }
}
