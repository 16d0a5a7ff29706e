package com.globalmart.ingest.landing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One record as it lands: where it stood in Kafka, when it came, and what it says.
 *
 * @param generation of the topic, from 1; a topic that was deleted and made anew has the next
 * @param recordTimestamp the record's own timestamp, to the millisecond
 * @param landedAt when ingest read it; its UTC day is the partition it lands in
 * @param contentHash of what it says, see {@link com.globalmart.ingest.contract.ContentHash}
 */
record Landed<T>(
        int generation,
        int partition,
        long offset,
        Instant recordTimestamp,
        Instant landedAt,
        long contentHash,
        T content) {

    LocalDate landedDay() {
        return landedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
