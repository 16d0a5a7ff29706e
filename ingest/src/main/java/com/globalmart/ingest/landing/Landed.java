package com.globalmart.ingest.landing;

import com.globalmart.copy.EncodedRow;
import java.time.Instant;

/**
 * One record that was read and is to land. Of what it says only the bytes of its row are kept: a poll brings thousands, and
 * their objects would all be alive at the next collection.
 *
 * @param generation of the topic, from 1; a topic that was deleted and made anew has the next
 * @param recordTimestamp the record's own timestamp, to the millisecond
 * @param landedAt when ingest read it
 */
record Landed<T>(
        int generation,
        int partition,
        long offset,
        Instant recordTimestamp,
        Instant landedAt,
        EncodedRow<LandingRow<T>> row) {

    static <T> Landed<T> of(LandingRow<T> row, EncodedRow<LandingRow<T>> encoded) {
        return new Landed<>(
                row.generation(), row.partition(), row.offset(), row.recordTimestamp(), row.landedAt(), encoded);
    }
}
