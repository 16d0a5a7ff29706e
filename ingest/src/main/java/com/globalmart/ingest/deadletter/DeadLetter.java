package com.globalmart.ingest.deadletter;

import com.globalmart.ingest.contract.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read.
 *
 * @param generation of the topic, from 1
 * @param detail a sentence that names the field, what was found and what was expected
 * @param key the record's bytes, as they came
 * @param value the record's bytes, as they came
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, never compared
public record DeadLetter(
        String topic,
        int generation,
        int partition,
        long offset,
        Reason reason,
        String detail,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Instant recordTimestamp,
        Instant receivedAt) {}
