package com.globalmart.serving.customer;

import com.globalmart.serving.parameter.Cursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An order of a customer.
 *
 * @param transactionId the shop's identifier
 * @param occurredAt when the customer paid
 * @param country as of the order
 * @param paymentMethod how it was paid
 * @param currency ISO 4217 code of the currency of sale
 * @param lines how many
 * @param units pieces sold
 * @param netAmount paid, in the currency of sale
 * @param revenue the same in the reporting currency
 */
record Order(
        String transactionId,
        Instant occurredAt,
        String country,
        String paymentMethod,
        String currency,
        int lines,
        long units,
        BigDecimal netAmount,
        BigDecimal revenue) {

    /** Where a page ended. */
    record Key(LocalDateTime occurredAt, String transactionId) {

        static Key read(List<String> values) {
            return new Key(LocalDateTime.ofInstant(Instant.parse(values.get(0)), ZoneOffset.UTC), values.get(1));
        }
    }

    Cursor end() {
        return Cursor.of(occurredAt, transactionId);
    }
}
