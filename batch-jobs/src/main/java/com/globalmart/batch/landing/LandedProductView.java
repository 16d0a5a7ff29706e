package com.globalmart.batch.landing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A landed view, search, filter or comparison, not screened yet.
 *
 * @param eventType view, search, filter or compare
 * @param viewDuration seconds on the page
 */
public record LandedProductView(
        Envelope envelope,
        UUID eventId,
        String eventType,
        Instant occurredAt,
        String userId,
        String sessionId,
        String country,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable String category,
        @Nullable BigDecimal price,
        @Nullable Integer viewDuration,
        @Nullable Integer resultsCount,
        @Nullable String searchQuery,
        @Nullable String filterCategory,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        List<String> comparedProductIds,
        List<BigDecimal> comparedPrices)
        implements Landed {

    @Override
    public String identity() {
        return eventId.toString();
    }
}
