package com.globalmart.serving.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A segment of customers on an analysis date.
 *
 * @param analysisDate business date of the analysis
 * @param segment its name
 * @param description what its customers have in common
 * @param lowestScore lowest RFM score in it, 111 to 555
 * @param highestScore highest RFM score in it, 111 to 555
 * @param customers how many
 * @param orders of its customers, up to the end of the date
 * @param revenue of those orders, in the reporting currency
 * @param averageOrderValue revenue by order, in the reporting currency
 */
record Segment(
        LocalDate analysisDate,
        String segment,
        String description,
        int lowestScore,
        int highestScore,
        long customers,
        long orders,
        BigDecimal revenue,
        @Nullable BigDecimal averageOrderValue) {}
