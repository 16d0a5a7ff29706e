package com.globalmart.cli.landing;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition of one generation of a topic has landed.
 *
 * @param generation of the topic, from 1
 * @param partition of the topic, from 0; -1 holds mended dead letters and has no log
 * @param isNewest whether it belongs to the topic as it is now; one of an earlier generation stays as it is
 * @param isLostTopic whether its topic was deleted and made anew; otherwise an earlier generation goes on in the next one
 * @param nextOffset everything before it has landed or is a dead letter
 * @param logEnd offset behind the last record of the log, as last seen
 * @param seenAt when the end of the log was last seen, by the clock of ingest, UTC
 * @param seenSecondsAgo the same, seconds before the database was asked; below 0 where the clocks differ
 * @param askedAt when the database was asked, by its clock, UTC
 * @param publishedTo published loads have taken everything before it; null where they have taken nothing
 * @param openLetters dead letters that nobody has dealt with
 */
record LandedPosition(
        String topic,
        int generation,
        int partition,
        boolean isNewest,
        boolean isLostTopic,
        long nextOffset,
        long logEnd,
        LocalDateTime seenAt,
        double seenSecondsAgo,
        LocalDateTime askedAt,
        @Nullable Long publishedTo,
        long openLetters) {

    /** Whether there is a log at the broker that it follows. */
    boolean hasLog() {
        return isNewest && partition >= 0;
    }

    /** Records, or offsets that hold none; what landed since the log was last seen counts as nothing. */
    long lag() {
        return Math.max(0, logEnd - nextOffset);
    }

    Duration seenAgo() {
        return Duration.ofMillis(Math.max(0, Math.round(seenSecondsAgo * 1000)));
    }

    String title() {
        return topic + " " + partition;
    }

    boolean isSamePartition(LandedPosition other) {
        return topic.equals(other.topic) && generation == other.generation && partition == other.partition;
    }
}
