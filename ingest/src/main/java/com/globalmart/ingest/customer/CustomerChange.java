package com.globalmart.ingest.customer;

import com.globalmart.ingest.contract.Extra;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's whole profile as it is from {@code occurredAt} on, or its deletion.
 *
 * @param eventId null where the deletion is a record without a value
 * @param email personal data: lands, and goes no further
 */
record CustomerChange(
        @Nullable UUID eventId,
        String eventType,
        Instant occurredAt,
        String userId,
        @Nullable String email,
        @Nullable Integer age,
        @Nullable String country,
        @Nullable String city,
        @Nullable LocalDate registrationDate,
        @Nullable List<@Nullable String> preferences,
        @Nullable String loyaltyTier,
        @Nullable Extra extra) {

    static final String UPSERTED = "customer_upserted";
    static final String DELETED = "customer_deleted";

    static CustomerChange deletion(String userId, Instant recordTimestamp) {
        return new CustomerChange(
                null, DELETED, recordTimestamp, userId, null, null, null, null, null, null, null, null);
    }
}
