package com.globalmart.ingest.landing;

import com.globalmart.ingest.contract.JsonFields;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A topic and all that landing must know of it: how a record is read, and where it lands.
 *
 * @param name the topic's name at the broker
 * @param parser makes the record of its JSON fields
 * @param deletion makes the record of a null value; null on event topics, where no value is a dead letter
 * @param <T> what one record says
 */
public record LandedTopic<T>(
        String name,
        Function<JsonFields, T> parser,
        @Nullable Deletion<T> deletion,
        LandingTable<T> table) {

    /** A topic of events: every record has a value. */
    public static <T> LandedTopic<T> ofEvents(String name, Function<JsonFields, T> parser, LandingTable<T> table) {
        return new LandedTopic<>(name, parser, null, table);
    }

    /** A topic of statements about something that has a key: a record without a value deletes it. */
    public static <T> LandedTopic<T> ofStatements(
            String name, Function<JsonFields, T> parser, Deletion<T> deletion, LandingTable<T> table) {
        return new LandedTopic<>(name, parser, deletion, table);
    }

    /** Makes the statement that something is gone. */
    public interface Deletion<T> {
        T of(String key, Instant recordTimestamp);
    }
}
