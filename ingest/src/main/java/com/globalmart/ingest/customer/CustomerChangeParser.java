package com.globalmart.ingest.customer;

import com.globalmart.ingest.contract.JsonFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code contracts/customer.schema.json}. */
final class CustomerChangeParser {

    private static final Set<String> EVENT_TYPES = Set.of(CustomerChange.UPSERTED, CustomerChange.DELETED);

    private CustomerChangeParser() {}

    static CustomerChange parse(JsonFields fields) {
        UUID eventId = null;
        String eventType = null;
        Instant occurredAt = null;
        String userId = null;
        String email = null;
        Integer age = null;
        String country = null;
        String city = null;
        LocalDate registrationDate = null;
        @Nullable List<@Nullable String> preferences = null;
        String loyaltyTier = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "event_id" -> eventId = fields.uuid();
                case "event_type" -> eventType = fields.oneOf(EVENT_TYPES);
                case "timestamp" -> occurredAt = fields.timestamp();
                case "user_id" -> userId = fields.identifier();
                case "email" -> email = fields.text();
                case "age" -> age = fields.integer();
                case "country" -> country = fields.text();
                case "city" -> city = fields.text();
                case "registration_date" -> registrationDate = fields.date();
                case "preferences" -> preferences = fields.list(fields::text);
                case "loyalty_tier" -> loyaltyTier = fields.text();
                default -> fields.keep();
            }
        }
        return new CustomerChange(
                fields.required("event_id", eventId),
                fields.required("event_type", eventType),
                fields.required("timestamp", occurredAt),
                fields.required("user_id", userId),
                email,
                age,
                country,
                city,
                registrationDate,
                preferences,
                loyaltyTier,
                fields.extra());
    }
}
