package com.globalmart.batch.fact.sales;

import com.globalmart.batch.fact.FactIdentity;
import com.globalmart.batch.fact.FactRecord;
import com.globalmart.batch.landing.LandedSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A transaction that passed screening.
 *
 * @param amount sum of the lines, in the currency of sale
 * @param geographyKey the country as it was then
 * @param currency the currency of sale, ISO 4217
 * @param exchangeRate reporting units per unit of the currency of sale
 * @param totalMismatch whether the producer's total differs from the sum of the lines by more than 0.01
 */
record Sale(
        LandedSale landed,
        LocalDate eventDay,
        List<SaleLine> lines,
        BigDecimal amount,
        short geographyKey,
        short paymentMethodKey,
        String currency,
        BigDecimal exchangeRate,
        boolean totalMismatch)
        implements FactRecord {

    @Override
    public UUID id() {
        return landed.transactionId();
    }

    /** A transaction is itself on every day. */
    @Override
    public FactIdentity identity() {
        return new FactIdentity(id(), null);
    }
}
