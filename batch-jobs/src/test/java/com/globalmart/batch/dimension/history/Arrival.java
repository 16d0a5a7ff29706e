package com.globalmart.batch.dimension.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that reaches landing: something said of a customer or product, or something that happened. */
sealed interface Arrival {

    /** A statement about a customer or product. Those of one key and instant keep their order, whatever the arrival. */
    sealed interface Said extends Arrival {

        String key();

        Instant at();

        /** Its place among all that is said. */
        int number();

        /** Whether it was a dead letter that somebody mended: it then comes after all that was not. */
        boolean isMended();

        boolean isDeletion();
    }

    record CustomerSaid(
            String key,
            Instant at,
            int number,
            boolean isMended,
            boolean isDeletion,
            String country,
            @Nullable String city,
            int age,
            @Nullable String tier,
            @Nullable List<String> preferences,
            LocalDate registrationDate)
            implements Said {}

    record ProductSaid(
            String key,
            Instant at,
            int number,
            boolean isMended,
            boolean isDeletion,
            String name,
            @Nullable String category,
            int cents,
            @Nullable Boolean isActive,
            int inventory)
            implements Said {}

    /** A view, cart event or sale; a sale has a line for each product and tells nothing of them. */
    record Happened(
            int number,
            Kind kind,
            Instant at,
            String userId,
            String country,
            List<String> productIds,
            @Nullable String name,
            @Nullable String category)
            implements Arrival {

        enum Kind {
            VIEW,
            CART,
            SALE
        }
    }
}
