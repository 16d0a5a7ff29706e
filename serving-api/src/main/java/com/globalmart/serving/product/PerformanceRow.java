package com.globalmart.serving.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a product sold in the 30 UTC days that end with a date, as that night judged it.
 *
 * @param analysisDate the last of the 30 days
 * @param productId the shop's identifier
 * @param productName as it is called today; null where not known
 * @param category as of the analysis date; UNKNOWN where not known
 * @param orders with the product; do not add up over products
 * @param units pieces sold
 * @param views of its page
 * @param revenue in the reporting currency
 * @param conversionRate orders by view, in percent; null without views
 * @param averagePrice revenue by unit, in the reporting currency; null without units
 * @param revenueRank over all products, 1 is the highest
 * @param categoryRank within its category, 1 is the highest
 * @param performanceScore 0 to 100, against the best product of the date
 * @param performanceTier part of all products into which it falls by that score
 */
record PerformanceRow(
        LocalDate analysisDate,
        String productId,
        @Nullable String productName,
        String category,
        long orders,
        long units,
        long views,
        BigDecimal revenue,
        @Nullable BigDecimal conversionRate,
        @Nullable BigDecimal averagePrice,
        int revenueRank,
        int categoryRank,
        BigDecimal performanceScore,
        String performanceTier) {}
