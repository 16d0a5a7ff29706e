package com.globalmart.ingest.productview;

import com.globalmart.ingest.contract.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer viewed, searched, filtered or compared.
 *
 * @param viewDuration seconds on the page, as sent; screening judges it
 * @param productIds what was compared, beside {@code productNames} and {@code prices}
 */
record ProductView(
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
        @Nullable Boolean fromSearch,
        @Nullable String searchQuery,
        @Nullable Integer previouslyViewedCount,
        @Nullable Integer resultsCount,
        @Nullable String filterCategory,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable List<@Nullable String> productIds,
        @Nullable List<@Nullable String> productNames,
        @Nullable List<BigDecimal> prices,
        @Nullable Extra extra) {}
