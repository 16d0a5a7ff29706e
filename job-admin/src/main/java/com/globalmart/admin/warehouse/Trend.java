package com.globalmart.admin.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All sales of one period.
 *
 * @param isPartial whether the period has not ended
 * @param revenue in the reporting currency
 * @param averageOrderValue revenue by orders
 * @param growth of revenue against the period before, as a fraction; null where that was 0
 */
record Trend(
        LocalDate start,
        boolean isPartial,
        long orders,
        long units,
        BigDecimal revenue,
        @Nullable BigDecimal averageOrderValue,
        @Nullable BigDecimal growth) {}
