package com.globalmart.generator.event;

import com.globalmart.generator.shop.Product;
import java.time.Instant;
import java.util.UUID;

/**
 * A whole catalogue entry, as it is from a moment on.
 *
 * @param at from when on
 */
public record ProductStatement(UUID eventId, Instant at, Product product) implements Statement {

    @Override
    public Topic topic() {
        return Topic.PRODUCTS;
    }

    @Override
    public String key() {
        return product.productId();
    }

    @Override
    public String id() {
        return eventId.toString();
    }

    @Override
    public String type() {
        return "product_upserted";
    }

    @Override
    public String subject() {
        return product.productId();
    }

    @Override
    public String country() {
        return "";
    }

    @Override
    public JsonText toJson() {
        return new JsonText()
                .field("event_id", id())
                .field("event_type", type())
                .field("timestamp", at)
                .field("product_id", product.productId())
                .field("product_name", product.name())
                .field("category_group", product.category().group())
                .field("category", product.category().name())
                .field("brand", product.brand())
                .field("price", product.price())
                .field("cost", product.cost())
                .field("currency", product.currency().name())
                .field("inventory", product.inventory())
                .field("rating", product.rating())
                .field("is_active", product.active());
    }
}
