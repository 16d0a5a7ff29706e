package com.globalmart.ingest.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimeTests {

    private static final Instant NOW = Instant.parse("2026-03-23T12:00:00Z");

    @Test
    void takesTheTimestampOfTheRecord() {
        assertThat(RecordTime.of(record(1_774_137_600_000L), NOW)).isEqualTo(Instant.parse("2026-03-22T00:00:00Z"));
        assertThat(RecordTime.of(record(-2), NOW)).isEqualTo(Instant.parse("1969-12-31T23:59:59.998Z"));
    }

    @ParameterizedTest
    @ValueSource(longs = {ConsumerRecord.NO_TIMESTAMP, Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_800_000L})
    void takesTheTimeItCameWhereThereIsNone(long timestamp) {
        assertThat(RecordTime.of(record(timestamp), NOW)).isEqualTo(NOW);
    }

    private static ConsumerRecord<byte[], byte[]> record(long timestamp) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
