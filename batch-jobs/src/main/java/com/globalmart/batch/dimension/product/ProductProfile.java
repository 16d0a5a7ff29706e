package com.globalmart.batch.dimension.product;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The tracked attributes of a product: a change of any of them opens a new version. This record is the one place that says which.
 *
 * @param price list price, in {@code currency}, four decimals
 * @param cost what the shop pays, in {@code currency}, four decimals
 */
public record ProductProfile(
        @Nullable String productName,
        @Nullable String categoryGroup,
        @Nullable String category,
        @Nullable String brand,
        @Nullable BigDecimal price,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        @Nullable Boolean isActive) {

    /** What a fact alone tells of a product. */
    public static ProductProfile named(@Nullable String productName, @Nullable String category) {
        return new ProductProfile(productName, null, category, null, null, null, null, null);
    }
}
