package com.globalmart.batch.landing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A landed statement about a customer, or the customer's deletion. The e-mail address is not read: it stays in landing. */
public record LandedCustomerChange(
        Envelope envelope,
        boolean isDeletion,
        Instant occurredAt,
        String userId,
        @Nullable Integer age,
        @Nullable String country,
        @Nullable String city,
        @Nullable LocalDate registrationDate,
        @Nullable List<String> preferences,
        @Nullable String loyaltyTier,
        @Nullable String extra)
        implements LandedChange {

    @Override
    public String identity() {
        return userId;
    }
}
