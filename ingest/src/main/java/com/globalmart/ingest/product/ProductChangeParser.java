package com.globalmart.ingest.product;

import com.globalmart.ingest.contract.JsonFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Reads {@code contracts/product.schema.json}. */
final class ProductChangeParser {

    private static final Set<String> EVENT_TYPES = Set.of(ProductChange.UPSERTED, ProductChange.DELETED);

    private ProductChangeParser() {}

    static ProductChange parse(JsonFields fields) {
        UUID eventId = null;
        String eventType = null;
        Instant occurredAt = null;
        String productId = null;
        String productName = null;
        String categoryGroup = null;
        String category = null;
        String brand = null;
        BigDecimal price = null;
        BigDecimal cost = null;
        String currency = null;
        Integer inventory = null;
        BigDecimal rating = null;
        Boolean isActive = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "event_id" -> eventId = fields.uuid();
                case "event_type" -> eventType = fields.oneOf(EVENT_TYPES);
                case "timestamp" -> occurredAt = fields.timestamp();
                case "product_id" -> productId = fields.identifier();
                case "product_name" -> productName = fields.text();
                case "category_group" -> categoryGroup = fields.text();
                case "category" -> category = fields.text();
                case "brand" -> brand = fields.text();
                case "price" -> price = fields.money();
                case "cost" -> cost = fields.money();
                case "currency" -> currency = fields.text();
                case "inventory" -> inventory = fields.integer();
                case "rating" -> rating = fields.money();
                case "is_active" -> isActive = fields.flag();
                default -> fields.keep();
            }
        }
        return new ProductChange(
                fields.required("event_id", eventId),
                fields.required("event_type", eventType),
                fields.required("timestamp", occurredAt),
                fields.required("product_id", productId),
                productName,
                categoryGroup,
                category,
                brand,
                price,
                cost,
                currency,
                inventory,
                rating,
                isActive,
                fields.extra());
    }
}
