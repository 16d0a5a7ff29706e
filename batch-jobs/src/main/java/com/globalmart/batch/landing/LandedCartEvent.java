package com.globalmart.batch.landing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A landed cart event, not screened yet.
 *
 * @param eventType add_to_cart, remove_from_cart, update_quantity, checkout or cart_abandonment
 * @param totalItems units in the cart at checkout, as the producer counts them
 * @param currency as given; null means the country's
 */
public record LandedCartEvent(
        Envelope envelope,
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
        @Nullable Integer totalItems,
        @Nullable BigDecimal cartValue,
        @Nullable BigDecimal totalValue,
        @Nullable String currency,
        List<Integer> itemQuantities,
        List<BigDecimal> itemPrices)
        implements Landed {

    @Override
    public String identity() {
        return eventId.toString();
    }
}
