package com.globalmart.admin.warehouse;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Customers who are alike, as they were judged on the analysis date.
 *
 * @param lowestScore lowest RFM score in it, 111 to 555
 * @param orders of these customers so far
 * @param revenue of those orders, in the reporting currency
 */
record Segment(
        String name,
        String description,
        short lowestScore,
        short highestScore,
        long customers,
        long orders,
        BigDecimal revenue,
        @Nullable BigDecimal averageOrderValue) {}
