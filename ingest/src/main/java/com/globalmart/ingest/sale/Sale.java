package com.globalmart.ingest.sale;

import com.globalmart.ingest.contract.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transaction as its producer told it; amounts in the currency of sale.
 *
 * @param occurredAt when the customer paid
 * @param lines 1 to 500
 * @param currency ISO 4217; null where the producer does not say
 */
record Sale(
        UUID transactionId,
        String userId,
        Instant occurredAt,
        List<Line> lines,
        BigDecimal totalAmount,
        String paymentMethod,
        String country,
        @Nullable String currency,
        @Nullable String sessionId,
        @Nullable Extra extra) {

    static final int MOST_LINES = 500;

    Sale {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "a sale has %d lines, expected 1 to %d".formatted(lines.size(), MOST_LINES));
        }
    }

    /**
     * @param quantity as sent; screening judges it
     * @param price of one unit
     * @param discount off the whole line, 0 where there was none
     */
    record Line(String productId, Integer quantity, BigDecimal price, BigDecimal discount) {}
}
