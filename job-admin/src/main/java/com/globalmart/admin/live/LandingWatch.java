package com.globalmart.admin.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How closely ingest follows the topics of sales and carts.
 *
 * @param partitions partitions that have a position; 0 when ingest has never seen the topics
 * @param unwatched how many of them have not been looked at for longer than {@link #PATIENCE}
 * @param oldestSeen when the end of the log was seen, of the partition where that is longest ago; null without partitions
 * @param newestSeen the same of the partition that was looked at last; null without partitions
 * @param lag records that the logs had and landing had not
 * @param openLetters dead letters of all topics that wait to be mended or discarded, counted up to {@link #MOST_LETTERS}
 */
record LandingWatch(
        int partitions,
        int unwatched,
        @Nullable Instant oldestSeen,
        @Nullable Instant newestSeen,
        long lag,
        int openLetters) {

    /** Ingest looks at the logs every few seconds; nothing heard for so long means that it does not answer. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Beyond it the count says only that there are more. */
    static final int MOST_LETTERS = 10_000;
}
