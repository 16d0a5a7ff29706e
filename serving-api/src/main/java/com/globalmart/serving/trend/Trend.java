package com.globalmart.serving.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One period of one category.
 *
 * @param periodStart its first UTC day
 * @param isPartial whether it has not ended yet
 * @param orders distinct transactions
 * @param units pieces sold
 * @param revenue in the reporting currency
 * @param averageOrderValue revenue by order, in the reporting currency
 * @param revenueGrowth against the period before, as a fraction: 0.25 is 25 % more; null where that was 0
 */
record Trend(
        LocalDate periodStart,
        boolean isPartial,
        long orders,
        long units,
        BigDecimal revenue,
        @Nullable BigDecimal averageOrderValue,
        @Nullable BigDecimal revenueGrowth) {}
