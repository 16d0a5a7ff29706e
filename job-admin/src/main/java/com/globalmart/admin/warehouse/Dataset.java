package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of the figures can be taken along as a file. */
enum Dataset {
    /** Sales by day, of the span. */
    DAILY_SALES,
    /** Sales by period, of the span. */
    SALES_TRENDS,
    /** Segments, of the newest analysis. */
    CUSTOMER_SEGMENTS,
    /** Numbers of customers by their three scores, of the newest analysis. */
    RFM_SCORES,
    /** All products of the newest analysis, the best first. */
    PRODUCT_PERFORMANCE;

    /** How the address and the file call it. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it depends on the span. */
    boolean isOfSpan() {
        return this == DAILY_SALES || this == SALES_TRENDS;
    }

    static Dataset named(String fileName) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.fileName().equals(fileName))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no file of that name, only %s."
                        .formatted(
                                Arrays.stream(values()).map(Dataset::fileName).collect(Collectors.joining(", ")))));
    }
}
