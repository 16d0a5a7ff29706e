package com.globalmart.serving.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition of a topic has landed.
 *
 * @param topic in Kafka
 * @param partition of the topic, from 0
 * @param landedTo next offset that is to land
 * @param logEnd offset behind the last record, as last seen
 * @param lag records that are in the log and have not landed
 * @param seenAt when the end was last seen
 */
record PartitionLag(
        String topic,
        int partition,
        long landedTo,
        @Nullable Long logEnd,
        @Nullable Long lag,
        @Nullable Instant seenAt) {}
