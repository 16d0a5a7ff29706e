package com.globalmart.generator.event;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of a sale, as it is said; a planted error may break every rule.
 *
 * @param quantity units, usually at least 1
 * @param price of one unit, in the currency of sale
 * @param discount off the whole line, in the currency of sale, 0 for none
 */
public record SaleLine(String productId, int quantity, BigDecimal price, BigDecimal discount) {

    private static final int AMOUNT_DECIMALS = 4;

    /** What the line costs, in the currency of sale, rounded half-even to four decimals. */
    public BigDecimal net() {
        return price.multiply(BigDecimal.valueOf(quantity))
                .subtract(discount)
                .setScale(AMOUNT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What the line costs in the reporting currency, rounded half-even to four decimals. */
    public BigDecimal net(BigDecimal rate) {
        return net().multiply(rate).setScale(AMOUNT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    public SaleLine withQuantity(int other) {
        return new SaleLine(productId, other, price, discount);
    }

    public SaleLine withPrice(BigDecimal other) {
        return new SaleLine(productId, quantity, other, discount);
    }

    public SaleLine withDiscount(BigDecimal other) {
        return new SaleLine(productId, quantity, price, other);
    }

    void write(JsonText json) {
        json.field("product_id", productId).field("quantity", quantity).field("price", price);
        if (discount.signum() != 0) {
            json.field("discount_amount", discount);
        }
    }
}
