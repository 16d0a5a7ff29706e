package com.globalmart.cli.quarantine;

import com.globalmart.cli.landing.RecordId;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A landed record that the batch refused. Times are UTC.
 *
 * @param loadId the load that refused it
 * @param isPublished whether that load is published; until then it may be discarded, and its records taken again
 * @param reason a word of the contract
 * @param detail what was found and expected; may quote the record
 * @param identity transaction or event
 * @param amount what it is worth in its own currency; null where it has no amount
 * @param payload JSON, in the fields of its contract
 * @param state one of {@link State}
 * @param replayGeneration generation in whose partition -1 it landed again; null unless it was replayed
 * @param replayOffset offset there; null unless it was replayed
 * @param resolvedAt when it was replayed or discarded; null while it is open
 * @param requestId the request by which that was done; null while it is open
 */
record Quarantined(
        String topic,
        int generation,
        int partition,
        long logOffset,
        int loadId,
        boolean isPublished,
        String reason,
        String detail,
        String identity,
        LocalDateTime occurredAt,
        @Nullable BigDecimal amount,
        String payload,
        String state,
        @Nullable Integer replayGeneration,
        @Nullable Long replayOffset,
        LocalDateTime quarantinedAt,
        @Nullable LocalDateTime resolvedAt,
        @Nullable Long requestId) {

    RecordId id() {
        return new RecordId(topic, generation, partition, logOffset);
    }

    boolean isOpen() {
        return state.equals(State.OPEN.name());
    }
}
