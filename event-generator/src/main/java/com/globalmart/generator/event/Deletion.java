package com.globalmart.generator.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer or product is gone from a moment on.
 *
 * @param topic customers or products
 * @param at from when on
 * @param subject the customer's or product's id
 * @param isTombstone whether it is said by a record without a value, whose own timestamp is the moment
 */
public record Deletion(Topic topic, UUID eventId, Instant at, String subject, boolean isTombstone)
        implements Statement {

    @Override
    public String key() {
        return subject;
    }

    @Override
    public String id() {
        return isTombstone ? "" : eventId.toString();
    }

    @Override
    public String type() {
        return topic.kind() + "_deleted";
    }

    @Override
    public String country() {
        return "";
    }

    @Override
    public JsonText toJson() {
        return new JsonText()
                .field("event_id", eventId.toString())
                .field("event_type", type())
                .field("timestamp", at)
                .field(topic == Topic.PRODUCTS ? "product_id" : "user_id", subject);
    }
}
