package com.globalmart.batch.load;

import java.time.Instant;

/**
 * How far landing has come in one partition.
 *
 * @param nextOffset everything before it has landed or is a dead letter
 * @param logEnd end of Kafka's log, as it was seen
 * @param logEndSeenAt when it was seen
 */
record LandingPosition(
        Topic topic, short generation, int partition, long nextOffset, long logEnd, Instant logEndSeenAt) {

    String partitionKey() {
        return partitionKey(topic, generation, partition);
    }

    static String partitionKey(Topic topic, short generation, int partition) {
        return "%s %d-%d".formatted(topic.topicName(), generation, partition);
    }

    /** Whether the other is of a later generation of the same topic: then no log is behind this position any more. */
    boolean isOutlivedBy(LandingPosition other) {
        return topic == other.topic && generation < other.generation;
    }

    /** Whether everything that was in the log at the given time has landed. Mended letters (partition -1) have no log behind them. */
    boolean hasReached(Instant end) {
        return partition < 0 || (!logEndSeenAt.isBefore(end) && nextOffset >= logEnd);
    }
}
