package com.globalmart.generator.shop;

import java.math.BigDecimal;

/** A currency that the shop sells in, with the decimals of its prices. */
public enum Currency {
    USD(2, 1),
    EUR(2, 1.0871),
    GBP(2, 1.2934),
    JPY(0, 0.0067325);

    private final int decimals;
    private final double usualDollars;

    Currency(int decimals, double usualDollars) {
        this.decimals = decimals;
        this.usualDollars = usualDollars;
    }

    public int decimals() {
        return decimals;
    }

    /** The smallest amount above 0. */
    public BigDecimal smallestCoin() {
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /** What a unit costs in US dollars, give or take a few hundredths. */
    double usualDollars() {
        return usualDollars;
    }
}
