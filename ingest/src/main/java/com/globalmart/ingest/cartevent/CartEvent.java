package com.globalmart.ingest.cartevent;

import com.globalmart.ingest.contract.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart changed, was checked out or was abandoned.
 *
 * @param cartSize lines in the cart, as the producer counts them
 * @param quantity units added or removed
 * @param items what is in the cart at a checkout or abandonment; null where the producer sent no list
 * @param totalItems units, at a checkout
 */
record CartEvent(
        UUID eventId,
        String eventType,
        Instant occurredAt,
        String userId,
        String sessionId,
        String country,
        @Nullable Integer cartSize,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable String category,
        @Nullable BigDecimal price,
        @Nullable Integer quantity,
        @Nullable Integer oldQuantity,
        @Nullable Integer newQuantity,
        @Nullable BigDecimal cartValue,
        @Nullable List<Item> items,
        @Nullable Integer totalItems,
        @Nullable BigDecimal totalValue,
        @Nullable String currency,
        @Nullable Extra extra) {

    record Item(
            String productId,
            @Nullable String productName,
            @Nullable String category,
            BigDecimal price,
            Integer quantity) {}
}
