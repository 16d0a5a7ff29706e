package com.globalmart.generator.event;

import java.math.BigDecimal;

/**
 * A product as a visitor sees it.
 *
 * @param price of one unit, in the visitor's currency
 */
public record Offer(String productId, String productName, String category, BigDecimal price) {

    Offer withPrice(BigDecimal other) {
        return new Offer(productId, productName, category, other);
    }

    void write(JsonText json) {
        json.field("product_id", productId)
                .field("product_name", productName)
                .field("category", category)
                .field("price", price);
    }
}
