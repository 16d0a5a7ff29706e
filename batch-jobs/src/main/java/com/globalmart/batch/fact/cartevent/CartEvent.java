package com.globalmart.batch.fact.cartevent;

import com.globalmart.batch.fact.FactIdentity;
import com.globalmart.batch.fact.FactRecord;
import com.globalmart.batch.landing.LandedCartEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart event that passed screening.
 *
 * @param geographyKey the country as it was then
 * @param currency currency of the cart's value, ISO 4217
 */
record CartEvent(LandedCartEvent landed, LocalDate eventDay, short geographyKey, String currency)
        implements FactRecord {

    @Override
    public UUID id() {
        return landed.eventId();
    }

    @Override
    public FactIdentity identity() {
        return new FactIdentity(id(), eventDay);
    }

    @Override
    public @Nullable BigDecimal amount() {
        return null;
    }

    /** Checkouts and abandonments are about the whole cart; other events are about a product, if they name it. */
    boolean isAboutAProduct() {
        return !landed.eventType().equals("checkout") && !landed.eventType().equals("cart_abandonment");
    }

    /** The product that it is about and names. */
    @Nullable
    String productId() {
        return isAboutAProduct() ? landed.productId() : null;
    }

    /** Units: of the whole cart at checkout or abandonment (where no total is given, the sum of the items), else as given. */
    @Nullable
    Integer quantity() {
        if (isAboutAProduct()) {
            return landed.quantity();
        }
        if (landed.totalItems() != null || landed.itemQuantities().isEmpty()) {
            return landed.totalItems();
        }
        return landed.itemQuantities().stream().mapToInt(Integer::intValue).sum();
    }

    /** Worth of the cart, in {@link #currency()}: the total value at checkout or abandonment where it is given. */
    @Nullable
    BigDecimal cartValue() {
        return !isAboutAProduct() && landed.totalValue() != null ? landed.totalValue() : landed.cartValue();
    }
}
