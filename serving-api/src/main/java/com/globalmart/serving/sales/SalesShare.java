package com.globalmart.serving.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Sales of one country, category or payment method over a range of days.
 *
 * @param member its name
 * @param orders distinct transactions; of categories they do not add up, as an order may have several
 * @param units pieces sold
 * @param revenue in the reporting currency
 * @param revenuePercent of the revenue of all; null where there is none
 */
record SalesShare(
        String member,
        long orders,
        long units,
        BigDecimal revenue,
        @Nullable BigDecimal revenuePercent) {}
