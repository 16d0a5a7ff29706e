package com.globalmart.batch.landing;

import com.globalmart.batch.load.LogPosition;
import java.time.Instant;

/** A landed record, whatever it says. */
public interface Landed {

    /** What every landed record carries. */
    Envelope envelope();

    /** When it happened, or from when on it is so. */
    Instant occurredAt();

    /** The identity it claims, as text: transaction, event, customer or product. */
    String identity();

    default LogPosition position() {
        return envelope().position();
    }

    /**
     * @param position where it stood in Kafka
     * @param recordTimestamp the record's own timestamp
     * @param landedAt when it landed
     * @param contentHash 64-bit hash of its parsed content
     */
    record Envelope(LogPosition position, Instant recordTimestamp, Instant landedAt, long contentHash) {}
}
