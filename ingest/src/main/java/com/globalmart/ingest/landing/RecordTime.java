package com.globalmart.ingest.landing;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The record's own timestamp, which a producer may set to anything. */
final class RecordTime {

    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private RecordTime() {}

    /**
     * @param now stands in for a timestamp that is missing, or that is in no year from 1 to 9999
     */
    static Instant of(ConsumerRecord<?, ?> record, Instant now) {
        long millis = record.timestamp();
        boolean usable = millis != ConsumerRecord.NO_TIMESTAMP && millis >= EARLIEST && millis <= LATEST;
        return usable ? Instant.ofEpochMilli(millis) : now;
    }
}
