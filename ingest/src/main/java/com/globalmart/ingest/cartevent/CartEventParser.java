package com.globalmart.ingest.cartevent;

import com.globalmart.ingest.contract.JsonFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code contracts/cart-event.schema.json}. */
final class CartEventParser {

    private static final Set<String> EVENT_TYPES =
            Set.of("add_to_cart", "remove_from_cart", "update_quantity", "checkout", "cart_abandonment");
    private static final int LONGEST_COUNTRY = 64;

    private CartEventParser() {}

    static CartEvent parse(JsonFields fields) {
        UUID eventId = null;
        String eventType = null;
        Instant occurredAt = null;
        String userId = null;
        String sessionId = null;
        String country = null;
        Integer cartSize = null;
        String productId = null;
        String productName = null;
        String category = null;
        BigDecimal price = null;
        Integer quantity = null;
        Integer oldQuantity = null;
        Integer newQuantity = null;
        BigDecimal cartValue = null;
        @Nullable List<CartEvent.Item> items = null;
        Integer totalItems = null;
        BigDecimal totalValue = null;
        String currency = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "event_id" -> eventId = fields.uuid();
                case "event_type" -> eventType = fields.oneOf(EVENT_TYPES);
                case "timestamp" -> occurredAt = fields.timestamp();
                case "user_id" -> userId = fields.identifier();
                case "session_id" -> sessionId = fields.identifier();
                case "country" -> country = fields.text(LONGEST_COUNTRY);
                case "cart_size" -> cartSize = fields.integer();
                case "product_id" -> productId = fields.identifier();
                case "product_name" -> productName = fields.text();
                case "category" -> category = fields.text();
                case "price" -> price = fields.money();
                case "quantity" -> quantity = fields.integer();
                case "old_quantity" -> oldQuantity = fields.integer();
                case "new_quantity" -> newQuantity = fields.integer();
                case "cart_value" -> cartValue = fields.money();
                case "items" -> items = fields.objects(0, Integer.MAX_VALUE, CartEventParser::item);
                case "total_items" -> totalItems = fields.integer();
                case "total_value" -> totalValue = fields.money();
                case "currency" -> currency = fields.text();
                default -> fields.keep();
            }
        }
        return new CartEvent(
                fields.required("event_id", eventId),
                fields.required("event_type", eventType),
                fields.required("timestamp", occurredAt),
                fields.required("user_id", userId),
                fields.required("session_id", sessionId),
                fields.required("country", country),
                cartSize,
                productId,
                productName,
                category,
                price,
                quantity,
                oldQuantity,
                newQuantity,
                cartValue,
                items,
                totalItems,
                totalValue,
                currency,
                fields.extra());
    }

    private static CartEvent.Item item(JsonFields fields) {
        String productId = null;
        String productName = null;
        String category = null;
        BigDecimal price = null;
        Integer quantity = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "product_id" -> productId = fields.identifier();
                case "product_name" -> productName = fields.text();
                case "category" -> category = fields.text();
                case "price" -> price = fields.money();
                case "quantity" -> quantity = fields.integer();
                default -> fields.keep();
            }
        }
        return new CartEvent.Item(
                fields.required("product_id", productId),
                productName,
                category,
                fields.required("price", price),
                fields.required("quantity", quantity));
    }
}
