package com.globalmart.batch.fact.sales;

import com.globalmart.batch.fact.Refusals;
import com.globalmart.batch.fact.Screened;
import com.globalmart.batch.fact.Screening;
import com.globalmart.batch.landing.LandedSale;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.reference.ReferenceData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;

/** Screens a landed transaction; one bad line refuses the whole record. */
class SaleScreening implements Screening<LandedSale, Sale> {

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);
    private static final BigDecimal TOTAL_TOLERANCE = new BigDecimal("0.01");
    private static final int DECIMALS = 4;

    private final ReferenceData reference;
    private final LocalDate oldestDay;

    /** @param oldestDay events before this UTC day are refused */
    SaleScreening(ReferenceData reference, LocalDate oldestDay) {
        this.reference = reference;
        this.oldestDay = oldestDay;
    }

    @Override
    public Screened<Sale> screen(LandedSale landed) {
        var refusals = new Refusals(landed, landed.netAmount());
        refusals.checkTime(oldestDay);
        var country = refusals.country(reference, landed.country());
        var paymentMethod = reference.paymentMethod(landed.paymentMethod());
        refusals.refuseIf(
                paymentMethod.isEmpty(),
                RejectReason.UNKNOWN_PAYMENT_METHOD,
                "payment_method is \"%s\", expected one of the reference data",
                landed.paymentMethod());
        var given = landed.currency();
        var currency = given != null
                ? given
                : country.map(ReferenceData.Country::currency).orElse("");
        refusals.refuseIf(
                !reference.knowsCurrency(currency),
                RejectReason.UNKNOWN_CURRENCY,
                "currency is \"%s\", expected one of the reference data",
                currency);
        checkLines(refusals, landed);
        var rate = reference.rate(currency, refusals.eventDay());
        rate.ifPresent(found -> checkReportingAmounts(refusals, landed, found));
        checkDiscounts(refusals, landed);
        refusals.refuseIf(
                rate.isEmpty(),
                RejectReason.NO_EXCHANGE_RATE,
                "no rate of %s for %s or the 7 days before it",
                currency,
                refusals.eventDay());
        var refusal = refusals.first();
        if (refusal.isPresent()) {
            return new Screened.Rejected<>(refusal.get());
        }
        return new Screened.Accepted<>(accepted(
                landed,
                refusals.eventDay(),
                country.orElseThrow().key(),
                paymentMethod.orElseThrow(),
                currency,
                rate.orElseThrow()));
    }

    private static void checkLines(Refusals refusals, LandedSale landed) {
        for (var line : landed.lines()) {
            refusals.refuseIf(
                    line.quantity() < 1,
                    RejectReason.INVALID_QUANTITY,
                    "quantity of %s is %d, expected 1 or more",
                    line.productId(),
                    line.quantity());
        }
        for (var line : landed.lines()) {
            refusals.checkPrice("price of " + line.productId(), line.unitPrice());
        }
        for (var line : landed.lines()) {
            refusals.refuseIf(
                    line.netAmount().abs().compareTo(LIMIT) >= 0,
                    RejectReason.AMOUNT_OUT_OF_RANGE,
                    "line of %s is worth %s, expected less than 10^12",
                    line.productId(),
                    line.netAmount());
        }
    }

    private static void checkReportingAmounts(Refusals refusals, LandedSale landed, BigDecimal rate) {
        for (var line : landed.lines()) {
            refusals.refuseIf(
                    reporting(line, rate).abs().compareTo(LIMIT) >= 0,
                    RejectReason.AMOUNT_OUT_OF_RANGE,
                    "line of %s is worth %s in the reporting currency, expected less than 10^12",
                    line.productId(),
                    reporting(line, rate));
        }
    }

    private static void checkDiscounts(Refusals refusals, LandedSale landed) {
        for (var line : landed.lines()) {
            refusals.refuseIf(
                    line.discount().signum() < 0 || line.netAmount().signum() < 0,
                    RejectReason.INVALID_DISCOUNT,
                    "discount on %s is %s, expected 0 to the worth of the line",
                    line.productId(),
                    line.discount());
        }
    }

    private static Sale accepted(
            LandedSale landed,
            LocalDate eventDay,
            short geographyKey,
            short paymentMethodKey,
            String currency,
            BigDecimal rate) {
        var lines = new ArrayList<SaleLine>(landed.lines().size());
        for (var line : landed.lines()) {
            lines.add(new SaleLine(
                    (short) (lines.size() + 1),
                    line.productId(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.netAmount(),
                    reporting(line, rate)));
        }
        var amount = landed.netAmount();
        var difference = landed.totalAmount().subtract(amount).abs();
        return new Sale(
                landed,
                eventDay,
                lines,
                amount,
                geographyKey,
                paymentMethodKey,
                currency,
                rate,
                difference.compareTo(TOTAL_TOLERANCE) > 0);
    }

    private static BigDecimal reporting(LandedSale.Line line, BigDecimal rate) {
        return line.netAmount().multiply(rate).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
