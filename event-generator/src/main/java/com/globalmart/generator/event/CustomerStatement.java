package com.globalmart.generator.event;

import com.globalmart.generator.shop.Customer;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer's whole profile, as it is from a moment on.
 *
 * @param at from when on
 */
public record CustomerStatement(UUID eventId, Instant at, Customer customer) implements Statement {

    @Override
    public Topic topic() {
        return Topic.CUSTOMERS;
    }

    @Override
    public String key() {
        return customer.userId();
    }

    @Override
    public String id() {
        return eventId.toString();
    }

    @Override
    public String type() {
        return "customer_upserted";
    }

    @Override
    public String subject() {
        return customer.userId();
    }

    @Override
    public String country() {
        return customer.country().label();
    }

    @Override
    public JsonText toJson() {
        return new JsonText()
                .field("event_id", id())
                .field("event_type", type())
                .field("timestamp", at)
                .field("user_id", customer.userId())
                .field("email", customer.email())
                .field("age", customer.age())
                .field("country", country())
                .field("city", customer.city())
                .field("registration_date", customer.registrationDate().toString())
                .texts("preferences", customer.preferences())
                .field("loyalty_tier", customer.loyaltyTier());
    }
}
