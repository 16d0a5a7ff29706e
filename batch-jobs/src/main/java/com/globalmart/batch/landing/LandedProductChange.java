package com.globalmart.batch.landing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A landed statement about a product, or the product's deletion. */
public record LandedProductChange(
        Envelope envelope,
        boolean isDeletion,
        Instant occurredAt,
        String productId,
        @Nullable String productName,
        @Nullable String categoryGroup,
        @Nullable String category,
        @Nullable String brand,
        @Nullable BigDecimal price,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        @Nullable Integer inventory,
        @Nullable BigDecimal rating,
        @Nullable Boolean isActive,
        @Nullable String extra)
        implements LandedChange {

    @Override
    public String identity() {
        return productId;
    }
}
