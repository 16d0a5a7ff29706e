package com.globalmart.admin.warehouse;

import static com.globalmart.jooq.warehouse.bi.Tables.CUSTOMER_SEGMENTS;
import static com.globalmart.jooq.warehouse.bi.Tables.DAILY_SALES;
import static com.globalmart.jooq.warehouse.bi.Tables.FRESHNESS;
import static com.globalmart.jooq.warehouse.bi.Tables.PRODUCTS;
import static com.globalmart.jooq.warehouse.bi.Tables.PRODUCT_PERFORMANCE;
import static com.globalmart.jooq.warehouse.bi.Tables.RFM_ANALYSIS;
import static com.globalmart.jooq.warehouse.bi.Tables.SALES_TRENDS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Record7;
import org.jooq.Records;
import org.jooq.ResultQuery;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Reads figures from what readers see, the schema {@code bi}, and counts nothing itself that stands there. */
@Repository
class Figures {

    private static final String ALL = "ALL";
    private static final int TOP = 10;

    private final DSLContext warehouse;

    Figures(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** What is published, unless nothing ever was. */
    Optional<Freshness> freshness() {
        return warehouse
                .select(FRESHNESS.COMPLETE_THROUGH, FRESHNESS.LOADED_AT_UTC, FRESHNESS.LOAD_ID)
                .from(FRESHNESS)
                .fetchOptional(
                        row -> new Freshness(row.value1(), row.value2().toInstant(ZoneOffset.UTC), row.value3()));
    }

    /** The first day with a sale, if there is one. */
    Optional<LocalDate> firstDay() {
        return warehouse
                .select(min(DAILY_SALES.EVENT_DAY))
                .from(DAILY_SALES)
                .where(DAILY_SALES.DIMENSION.eq("total"))
                .fetchOptional(row -> row.value1());
    }

    /** Days with a sale, oldest first. */
    List<DaySales> daily(LocalDate first, LocalDate last) {
        return selectDaily(first, last).fetch(Records.mapping(DaySales::new));
    }

    List<Trend> trends(Span span, LocalDate last) {
        return selectTrends(span, last).fetch(Records.mapping(Trend::new));
    }

    /** Segments of the newest analysis, those with the most customers first. */
    List<Segment> segments() {
        return warehouse
                .select(
                        CUSTOMER_SEGMENTS.SEGMENT,
                        CUSTOMER_SEGMENTS.DESCRIPTION,
                        CUSTOMER_SEGMENTS.LOWEST_SCORE,
                        CUSTOMER_SEGMENTS.HIGHEST_SCORE,
                        CUSTOMER_SEGMENTS.CUSTOMERS,
                        CUSTOMER_SEGMENTS.ORDERS,
                        CUSTOMER_SEGMENTS.REVENUE,
                        CUSTOMER_SEGMENTS.AVERAGE_ORDER_VALUE)
                .from(CUSTOMER_SEGMENTS)
                .where(CUSTOMER_SEGMENTS.ANALYSIS_DATE.eq(newest(CUSTOMER_SEGMENTS.ANALYSIS_DATE)))
                .orderBy(CUSTOMER_SEGMENTS.CUSTOMERS.desc(), CUSTOMER_SEGMENTS.SEGMENT)
                .fetch(Records.mapping(Segment::new));
    }

    /** Customers of the newest analysis by recency and frequency; scores that nobody has are left out. */
    List<ScoredCustomers> scores() {
        return warehouse
                .select(
                        RFM_ANALYSIS.RECENCY_SCORE,
                        RFM_ANALYSIS.FREQUENCY_SCORE,
                        count().cast(Long.class),
                        sum(RFM_ANALYSIS.MONETARY))
                .from(RFM_ANALYSIS)
                .where(RFM_ANALYSIS.ANALYSIS_DATE.eq(newest(RFM_ANALYSIS.ANALYSIS_DATE)))
                .groupBy(RFM_ANALYSIS.RECENCY_SCORE, RFM_ANALYSIS.FREQUENCY_SCORE)
                .fetch(Records.mapping(ScoredCustomers::new));
    }

    /** The date that customers were judged on last, if they ever were. */
    Optional<LocalDate> analysisDate() {
        return warehouse
                .select(max(CUSTOMER_SEGMENTS.ANALYSIS_DATE))
                .from(CUSTOMER_SEGMENTS)
                .fetchOptional(row -> row.value1());
    }

    /** The best products of the newest analysis, with the names that they have today. */
    List<TopProduct> topProducts() {
        return warehouse
                .select(
                        PRODUCT_PERFORMANCE.REVENUE_RANK,
                        PRODUCT_PERFORMANCE.PRODUCT_ID,
                        PRODUCTS.PRODUCT_NAME,
                        PRODUCT_PERFORMANCE.CATEGORY,
                        PRODUCT_PERFORMANCE.ORDERS,
                        PRODUCT_PERFORMANCE.UNITS,
                        PRODUCT_PERFORMANCE.VIEWS,
                        PRODUCT_PERFORMANCE.REVENUE,
                        PRODUCT_PERFORMANCE.CONVERSION_RATE,
                        PRODUCT_PERFORMANCE.PERFORMANCE_TIER)
                .from(PRODUCT_PERFORMANCE)
                .leftJoin(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(PRODUCT_PERFORMANCE.PRODUCT_ID))
                .and(PRODUCTS.PRODUCT_KEY.gt(0)) // as its index has it
                .and(PRODUCTS.IS_CURRENT)
                .where(PRODUCT_PERFORMANCE.ANALYSIS_DATE.eq(newest(PRODUCT_PERFORMANCE.ANALYSIS_DATE)))
                .orderBy(PRODUCT_PERFORMANCE.REVENUE_RANK, PRODUCT_PERFORMANCE.PRODUCT_ID)
                .limit(TOP)
                .fetch(Records.mapping(TopProduct::new));
    }

    /** The rows of a file, with the names that the views give their columns. */
    ResultQuery<?> rows(Dataset dataset, Span span, LocalDate last) {
        return switch (dataset) {
            case DAILY_SALES -> selectDaily(span.first(last), last);
            case SALES_TRENDS -> selectTrends(span, last);
            case CUSTOMER_SEGMENTS ->
                warehouse
                        .selectFrom(CUSTOMER_SEGMENTS)
                        .where(CUSTOMER_SEGMENTS.ANALYSIS_DATE.eq(newest(CUSTOMER_SEGMENTS.ANALYSIS_DATE)))
                        .orderBy(CUSTOMER_SEGMENTS.CUSTOMERS.desc(), CUSTOMER_SEGMENTS.SEGMENT);
            case RFM_SCORES ->
                warehouse
                        .select(
                                RFM_ANALYSIS.ANALYSIS_DATE,
                                RFM_ANALYSIS.RECENCY_SCORE,
                                RFM_ANALYSIS.FREQUENCY_SCORE,
                                RFM_ANALYSIS.MONETARY_SCORE,
                                count().as("customers"),
                                sum(RFM_ANALYSIS.FREQUENCY).as("orders"),
                                sum(RFM_ANALYSIS.MONETARY).as("revenue"))
                        .from(RFM_ANALYSIS)
                        .where(RFM_ANALYSIS.ANALYSIS_DATE.eq(newest(RFM_ANALYSIS.ANALYSIS_DATE)))
                        .groupBy(
                                RFM_ANALYSIS.ANALYSIS_DATE,
                                RFM_ANALYSIS.RECENCY_SCORE,
                                RFM_ANALYSIS.FREQUENCY_SCORE,
                                RFM_ANALYSIS.MONETARY_SCORE)
                        .orderBy(
                                RFM_ANALYSIS.RECENCY_SCORE.desc(),
                                RFM_ANALYSIS.FREQUENCY_SCORE.desc(),
                                RFM_ANALYSIS.MONETARY_SCORE.desc());
            case PRODUCT_PERFORMANCE ->
                warehouse
                        .selectFrom(PRODUCT_PERFORMANCE)
                        .where(PRODUCT_PERFORMANCE.ANALYSIS_DATE.eq(newest(PRODUCT_PERFORMANCE.ANALYSIS_DATE)))
                        .orderBy(PRODUCT_PERFORMANCE.REVENUE_RANK, PRODUCT_PERFORMANCE.PRODUCT_ID);
        };
    }

    private ResultQuery<Record5<LocalDate, Long, Long, Long, BigDecimal>> selectDaily(LocalDate first, LocalDate last) {
        return warehouse
                .select(
                        DAILY_SALES.EVENT_DAY,
                        DAILY_SALES.ORDERS,
                        DAILY_SALES.CUSTOMERS,
                        DAILY_SALES.UNITS,
                        DAILY_SALES.REVENUE)
                .from(DAILY_SALES)
                .where(DAILY_SALES.DIMENSION.eq("total"))
                .and(DAILY_SALES.EVENT_DAY.between(first, last))
                .orderBy(DAILY_SALES.EVENT_DAY);
    }

    private ResultQuery<Record7<LocalDate, Boolean, Long, Long, BigDecimal, BigDecimal, BigDecimal>> selectTrends(
            Span span, LocalDate last) {
        return warehouse
                .select(
                        SALES_TRENDS.PERIOD_START,
                        SALES_TRENDS.IS_PARTIAL,
                        SALES_TRENDS.ORDERS,
                        SALES_TRENDS.UNITS,
                        SALES_TRENDS.REVENUE,
                        SALES_TRENDS.AVERAGE_ORDER_VALUE,
                        SALES_TRENDS.REVENUE_GROWTH)
                .from(SALES_TRENDS)
                .where(SALES_TRENDS.PERIOD_TYPE.eq(span.period()))
                .and(SALES_TRENDS.CATEGORY.eq(ALL))
                .and(SALES_TRENDS.PERIOD_START.between(span.firstPeriod(last), last))
                .orderBy(SALES_TRENDS.PERIOD_START);
    }

    private static Field<LocalDate> newest(TableField<?, LocalDate> analysisDate) {
        return select(max(analysisDate)).from(analysisDate.getTable()).asField();
    }
}
