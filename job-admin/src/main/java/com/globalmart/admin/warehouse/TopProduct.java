package com.globalmart.admin.warehouse;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product in the 30 days that end with the analysis date.
 *
 * @param rank by revenue, 1 is the highest
 * @param name null where the catalogue has none
 * @param revenue in the reporting currency
 * @param conversionRate orders in percent of views; null without views
 */
record TopProduct(
        int rank,
        String productId,
        @Nullable String name,
        String category,
        long orders,
        long units,
        long views,
        BigDecimal revenue,
        @Nullable BigDecimal conversionRate,
        String tier) {}
