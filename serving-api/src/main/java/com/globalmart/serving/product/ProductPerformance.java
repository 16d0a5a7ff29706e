package com.globalmart.serving.product;

import static com.globalmart.jooq.warehouse.bi.Tables.CURRENT_PRODUCTS;
import static com.globalmart.jooq.warehouse.bi.Tables.CUSTOMER_SEGMENTS;
import static com.globalmart.jooq.warehouse.bi.Tables.PRODUCT_PERFORMANCE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import com.globalmart.serving.parameter.Days;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The view {@code bi.product_performance}, with the names that products have today. */
@Repository
class ProductPerformance {

    /** Products of one date by their revenue, the highest first; one more than the limit where there are more. */
    List<PerformanceRow> top(
            DSLContext bi,
            LocalDate date,
            @Nullable String category,
            @Nullable Tier tier,
            @Nullable PageKey after,
            int limit) {
        return rows(
                bi,
                PRODUCT_PERFORMANCE
                        .ANALYSIS_DATE
                        .eq(date)
                        .and(category == null ? noCondition() : PRODUCT_PERFORMANCE.CATEGORY.eq(category))
                        .and(tier == null ? noCondition() : PRODUCT_PERFORMANCE.PERFORMANCE_TIER.eq(tier.title()))
                        .and(
                                after == null
                                        ? noCondition()
                                        : row(PRODUCT_PERFORMANCE.REVENUE_RANK, PRODUCT_PERFORMANCE.PRODUCT_ID)
                                                .greaterThan(after.rank(), after.productId())),
                limit + 1);
    }

    /** One product on the analysis dates within a range of days, the first one first. */
    List<PerformanceRow> of(DSLContext bi, String productId, Days days) {
        // date by date, as the key begins with it: segments have few rows a date, products hundreds of thousands
        var dates = bi.selectDistinct(CUSTOMER_SEGMENTS.ANALYSIS_DATE)
                .from(CUSTOMER_SEGMENTS)
                .where(CUSTOMER_SEGMENTS.ANALYSIS_DATE.between(days.from(), days.to()))
                .fetch(CUSTOMER_SEGMENTS.ANALYSIS_DATE);
        return rows(
                        bi,
                        PRODUCT_PERFORMANCE.ANALYSIS_DATE.in(dates).and(PRODUCT_PERFORMANCE.PRODUCT_ID.eq(productId)),
                        dates.size())
                .stream()
                .sorted(Comparator.comparing(PerformanceRow::analysisDate))
                .toList();
    }

    /** The newest analysis date; null before the first. */
    @Nullable
    LocalDate newest(DSLContext bi) {
        return bi.select(max(CUSTOMER_SEGMENTS.ANALYSIS_DATE))
                .from(CUSTOMER_SEGMENTS)
                .fetchOne(0, LocalDate.class);
    }

    private static List<PerformanceRow> rows(DSLContext bi, Condition condition, int limit) {
        return bi.select(
                        PRODUCT_PERFORMANCE.ANALYSIS_DATE,
                        PRODUCT_PERFORMANCE.PRODUCT_ID,
                        CURRENT_PRODUCTS.PRODUCT_NAME,
                        PRODUCT_PERFORMANCE.CATEGORY,
                        PRODUCT_PERFORMANCE.ORDERS,
                        PRODUCT_PERFORMANCE.UNITS,
                        PRODUCT_PERFORMANCE.VIEWS,
                        PRODUCT_PERFORMANCE.REVENUE,
                        PRODUCT_PERFORMANCE.CONVERSION_RATE,
                        PRODUCT_PERFORMANCE.AVERAGE_PRICE,
                        PRODUCT_PERFORMANCE.REVENUE_RANK,
                        PRODUCT_PERFORMANCE.CATEGORY_RANK,
                        PRODUCT_PERFORMANCE.PERFORMANCE_SCORE,
                        PRODUCT_PERFORMANCE.PERFORMANCE_TIER)
                .from(PRODUCT_PERFORMANCE)
                .leftJoin(CURRENT_PRODUCTS)
                .on(CURRENT_PRODUCTS.PRODUCT_ID.eq(PRODUCT_PERFORMANCE.PRODUCT_ID))
                .where(condition)
                .orderBy(PRODUCT_PERFORMANCE.REVENUE_RANK, PRODUCT_PERFORMANCE.PRODUCT_ID)
                .limit(limit)
                .fetch(mapping(PerformanceRow::new));
    }
}
