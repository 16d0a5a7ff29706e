package com.globalmart.serving.segment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Customers who have the same three scores on an analysis date.
 *
 * @param analysisDate business date of the analysis
 * @param rfmScore the three as digits
 * @param recencyScore 1 (long ago) to 5 (lately)
 * @param frequencyScore 1 (seldom) to 5 (often)
 * @param monetaryScore 1 (little) to 5 (much)
 * @param segment into which these scores fall
 * @param customers how many
 * @param orders of these customers, up to the end of the date
 * @param revenue up to the end of the date, in the reporting currency
 */
record Scores(
        LocalDate analysisDate,
        int rfmScore,
        int recencyScore,
        int frequencyScore,
        int monetaryScore,
        String segment,
        long customers,
        long orders,
        BigDecimal revenue) {}
