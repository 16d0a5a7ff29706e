package com.globalmart.batch.fact.productview;

import com.globalmart.batch.fact.FactIdentity;
import com.globalmart.batch.fact.FactRecord;
import com.globalmart.batch.landing.LandedProductView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view, search, filter or comparison that passed screening.
 *
 * @param geographyKey the country as it was then
 */
record ProductView(LandedProductView landed, LocalDate eventDay, short geographyKey) implements FactRecord {

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

    /** Searches, filters and comparisons have no product; a view has one, if it names it. */
    boolean isAboutAProduct() {
        return landed.eventType().equals("view");
    }

    /** The product that it is about and names. */
    @Nullable
    String productId() {
        return isAboutAProduct() ? landed.productId() : null;
    }
}
