package com.globalmart.batch.landing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A landed transaction, not screened yet.
 *
 * @param totalAmount what the producer says the customer paid, in the currency of sale
 * @param currency as given; null means the country's
 */
public record LandedSale(
        Envelope envelope,
        UUID transactionId,
        Instant occurredAt,
        String userId,
        List<Line> lines,
        BigDecimal totalAmount,
        String paymentMethod,
        String country,
        @Nullable String currency,
        @Nullable String sessionId)
        implements Landed {

    /**
     * @param unitPrice in the currency of sale, at most four decimals
     * @param discount off the whole line, in the currency of sale, at most four decimals
     */
    public record Line(String productId, int quantity, BigDecimal unitPrice, BigDecimal discount) {

        /** Price paid for the line: exact, as quantity is whole and the others have at most four decimals. */
        public BigDecimal netAmount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }
    }

    @Override
    public String identity() {
        return transactionId.toString();
    }

    /** Sum of the lines, less discounts, in the currency of sale. */
    public BigDecimal netAmount() {
        var sum = BigDecimal.ZERO;
        for (var line : lines) {
            sum = sum.add(line.netAmount());
        }
        return sum;
    }
}
