package com.globalmart.ingest.productview;

import com.globalmart.ingest.contract.JsonFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code contracts/product-view.schema.json}. */
final class ProductViewParser {

    private static final Set<String> EVENT_TYPES = Set.of("view", "search", "filter", "compare");
    private static final int LONGEST_COUNTRY = 64;

    private ProductViewParser() {}

    static ProductView parse(JsonFields fields) {
        UUID eventId = null;
        String eventType = null;
        Instant occurredAt = null;
        String userId = null;
        String sessionId = null;
        String country = null;
        String productId = null;
        String productName = null;
        String category = null;
        BigDecimal price = null;
        Integer viewDuration = null;
        Boolean fromSearch = null;
        String searchQuery = null;
        Integer previouslyViewedCount = null;
        Integer resultsCount = null;
        String filterCategory = null;
        BigDecimal minPrice = null;
        BigDecimal maxPrice = null;
        @Nullable List<@Nullable String> productIds = null;
        @Nullable List<@Nullable String> productNames = null;
        @Nullable List<BigDecimal> prices = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "event_id" -> eventId = fields.uuid();
                case "event_type" -> eventType = fields.oneOf(EVENT_TYPES);
                case "timestamp" -> occurredAt = fields.timestamp();
                case "user_id" -> userId = fields.identifier();
                case "session_id" -> sessionId = fields.identifier();
                case "country" -> country = fields.text(LONGEST_COUNTRY);
                case "product_id" -> productId = fields.identifier();
                case "product_name" -> productName = fields.text();
                case "category" -> category = fields.text();
                case "price" -> price = fields.money();
                case "view_duration" -> viewDuration = fields.integer();
                case "from_search" -> fromSearch = fields.flag();
                case "search_query" -> searchQuery = fields.text();
                case "previously_viewed_count" -> previouslyViewedCount = fields.integer();
                case "results_count" -> resultsCount = fields.integer();
                case "filter_category" -> filterCategory = fields.text();
                case "min_price" -> minPrice = fields.money();
                case "max_price" -> maxPrice = fields.money();
                case "product_ids" -> productIds = fields.list(fields::identifier);
                case "product_names" -> productNames = fields.list(fields::text);
                case "prices" -> prices = fields.list(fields::money);
                default -> fields.keep();
            }
        }
        return new ProductView(
                fields.required("event_id", eventId),
                fields.required("event_type", eventType),
                fields.required("timestamp", occurredAt),
                fields.required("user_id", userId),
                fields.required("session_id", sessionId),
                fields.required("country", country),
                productId,
                productName,
                category,
                price,
                viewDuration,
                fromSearch,
                searchQuery,
                previouslyViewedCount,
                resultsCount,
                filterCategory,
                minPrice,
                maxPrice,
                productIds,
                productNames,
                prices,
                fields.extra());
    }
}
