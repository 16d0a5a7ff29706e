package com.globalmart.ingest.cartevent;

import com.globalmart.ingest.landing.LandedTopic;
import com.globalmart.ingest.landing.LandingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code cart-events-topic} lands in {@code landing.cart_event}; the items are parallel arrays. */
@Configuration(proxyBeanMethods = false)
class CartEventConfiguration {

    static final LandingTable<CartEvent> TABLE = LandingTable.<CartEvent>named("landing.cart_event")
            .uuid("event_id", CartEvent::eventId)
            .text("event_type", CartEvent::eventType)
            .timestamp("occurred_at", CartEvent::occurredAt)
            .text("user_id", CartEvent::userId)
            .text("session_id", CartEvent::sessionId)
            .text("country", CartEvent::country)
            .integer("cart_size", CartEvent::cartSize)
            .text("product_id", CartEvent::productId)
            .text("product_name", CartEvent::productName)
            .text("category", CartEvent::category)
            .money("price", CartEvent::price)
            .integer("quantity", CartEvent::quantity)
            .integer("old_quantity", CartEvent::oldQuantity)
            .integer("new_quantity", CartEvent::newQuantity)
            .money("cart_value", CartEvent::cartValue)
            .texts("item_product_ids", event -> ofItems(event, CartEvent.Item::productId))
            .texts("item_product_names", event -> ofItems(event, CartEvent.Item::productName))
            .texts("item_categories", event -> ofItems(event, CartEvent.Item::category))
            .moneys("item_prices", event -> ofItems(event, CartEvent.Item::price))
            .integers("item_quantities", event -> ofItems(event, CartEvent.Item::quantity))
            .integer("total_items", CartEvent::totalItems)
            .money("total_value", CartEvent::totalValue)
            .text("currency", CartEvent::currency)
            .extra(CartEvent::extra);

    @Bean
    LandedTopic<CartEvent> cartEventTopic() {
        return LandedTopic.ofEvents("cart-events-topic", CartEventParser::parse, TABLE);
    }

    private static <V extends @Nullable Object> @Nullable List<V> ofItems(
            CartEvent event, Function<CartEvent.Item, V> value) {
        if (event.items() == null) {
            return null;
        }
        var values = new ArrayList<V>(event.items().size());
        for (CartEvent.Item item : event.items()) {
            values.add(value.apply(item));
        }
        return values;
    }
}
