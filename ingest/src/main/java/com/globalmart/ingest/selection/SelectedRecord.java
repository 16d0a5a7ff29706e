package com.globalmart.ingest.selection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a request names, with the bytes that are to land in its place.
 *
 * @param generation of the topic, from 1
 * @param key the bytes to land, mended or as they came
 * @param value the bytes to land, mended or as they came
 * @param recordTimestamp the record's own; null where the record is not kept any more
 * @param state OPEN, or what became of it: MENDED, REPLAYED or DISCARDED
 * @param requestId the request by which that was done; null while it is open
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are to land, never compared
public record SelectedRecord(
        String topic,
        int generation,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable Instant recordTimestamp,
        String state,
        @Nullable Long requestId) {

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    /** How operators name it, also at the command line: {@code transactions-topic/1-0/17}. */
    public String name() {
        return "%s/%d-%d/%d".formatted(topic, generation, partition, offset);
    }

    /** How many bytes there are to land. */
    int size() {
        return (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    }
}
