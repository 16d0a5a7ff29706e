package com.globalmart.batch.fact.sales;

import java.math.BigDecimal;

/**
 * A line of a transaction that passed screening.
 *
 * @param lineNumber position in the transaction, from 1
 * @param quantity units sold, at least 1
 * @param unitPrice in the currency of sale, never negative
 * @param discount off the whole line, in the currency of sale, at most the line
 * @param netAmount price paid for the whole line, in the currency of sale, never negative
 * @param reportingAmount the same in the reporting currency, rounded half-even to four decimals
 */
record SaleLine(
        short lineNumber,
        String productId,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        BigDecimal netAmount,
        BigDecimal reportingAmount) {

    SaleLine {
        if (lineNumber < 1 || quantity < 1 || netAmount.signum() < 0) {
            throw new IllegalArgumentException("line %d: quantity %d and net amount %s, expected at least 1, 1 and 0"
                    .formatted(lineNumber, quantity, netAmount));
        }
    }
}
