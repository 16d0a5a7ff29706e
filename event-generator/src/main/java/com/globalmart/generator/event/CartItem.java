package com.globalmart.generator.event;

import java.math.BigDecimal;

/**
 * Some units of one product in a cart.
 *
 * @param quantity units, at least 1
 */
public record CartItem(Offer offer, int quantity) {

    public BigDecimal value() {
        return offer.price().multiply(BigDecimal.valueOf(quantity));
    }

    public CartItem withPrice(BigDecimal price) {
        return new CartItem(offer.withPrice(price), quantity);
    }

    void write(JsonText json) {
        offer.write(json);
        json.field("quantity", quantity);
    }
}
