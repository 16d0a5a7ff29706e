package com.globalmart.batch.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a product, whatever versions there are.
 *
 * @param category the product's as of the business date
 * @param orders distinct transactions
 * @param revenue in the reporting currency, in units of {@code 10^-REVENUE_SCALE}
 * @param views events of the type view
 */
record ProductActivity(String productId, String category, long orders, long units, long revenue, long views) {

    /** Decimals of an amount. */
    static final int REVENUE_SCALE = 4;

    private static final int SCALE = 4;

    boolean isOrderedOrViewed() {
        return orders > 0 || views > 0;
    }

    /** Orders / views x 100, rounded half-even to 4 decimals; null without views. */
    @Nullable
    BigDecimal conversion() {
        return views == 0
                ? null
                : BigDecimal.valueOf(Math.multiplyExact(100, orders))
                        .divide(BigDecimal.valueOf(views), SCALE, RoundingMode.HALF_EVEN);
    }

    /** Revenue / units, rounded half-even to 4 decimals; null without units. */
    @Nullable
    BigDecimal averagePrice() {
        return units == 0
                ? null
                : BigDecimal.valueOf(revenue, REVENUE_SCALE)
                        .divide(BigDecimal.valueOf(units), SCALE, RoundingMode.HALF_EVEN);
    }

    /** Both versions' together. */
    ProductActivity plus(ProductActivity version) {
        return new ProductActivity(
                productId,
                category,
                orders + version.orders,
                units + version.units,
                Math.addExact(revenue, version.revenue),
                views + version.views);
    }
}
