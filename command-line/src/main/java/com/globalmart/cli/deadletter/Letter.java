package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.RecordId;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A record that ingest could not read, without its bytes. Times are UTC.
 *
 * @param reason one of {@link Reason}
 * @param detail what was found and expected; may quote the record
 * @param state one of {@link State}
 * @param recordTimestamp the record's own
 * @param receivedAt when ingest took it
 * @param resolvedAt when it was mended or discarded; null while it is open
 * @param requestId the request that mended or discarded it; null while it is open
 */
record Letter(
        String topic,
        int generation,
        int partition,
        long logOffset,
        String reason,
        String detail,
        String state,
        LocalDateTime recordTimestamp,
        LocalDateTime receivedAt,
        @Nullable LocalDateTime resolvedAt,
        @Nullable Long requestId) {

    RecordId id() {
        return new RecordId(topic, generation, partition, logOffset);
    }

    boolean isOpen() {
        return state.equals(State.OPEN.name());
    }
}
