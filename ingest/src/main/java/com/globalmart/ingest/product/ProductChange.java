package com.globalmart.ingest.product;

import com.globalmart.ingest.contract.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry as it is from {@code occurredAt} on, or its deletion.
 *
 * @param eventId null where the deletion is a record without a value
 * @param price list price, in {@code currency}
 * @param cost what the shop pays, in {@code currency}
 */
record ProductChange(
        @Nullable UUID eventId,
        String eventType,
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
        @Nullable Extra extra) {

    static final String UPSERTED = "product_upserted";
    static final String DELETED = "product_deleted";

    static ProductChange deletion(String productId, Instant recordTimestamp) {
        return new ProductChange(
                null,
                DELETED,
                recordTimestamp,
                productId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
