package com.globalmart.generator.event;

import java.time.Instant;
import java.util.UUID;

/**
 * What every event of a visit says.
 *
 * @param at when it happened, in whole microseconds
 * @param sessionId the visit's, a UUID as text
 * @param country where the visitor lives, as the contracts name it
 */
public record Happening(UUID eventId, Instant at, String userId, String sessionId, String country) {

    Happening movedTo(Instant other) {
        return new Happening(eventId, other, userId, sessionId, country);
    }

    Happening from(String otherCountry) {
        return new Happening(eventId, at, userId, sessionId, otherCountry);
    }

    void write(JsonText json, String type) {
        json.field("event_id", eventId.toString())
                .field("event_type", type)
                .field("timestamp", at)
                .field("user_id", userId)
                .field("session_id", sessionId)
                .field("country", country);
    }
}
