package com.globalmart.batch.problem;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a night that is not published yet has come.
 *
 * @param startedAt when its running execution began; null where none runs
 * @param isRequested whether it is about to begin: its launch or its restart is asked for
 * @param firesAt when its schedule fires next; null where that is paused or there is none, so that people may start it at any time
 * @param usual how long nights take, the median of the last ones; zero without any
 */
record Night(
        @Nullable Instant startedAt,
        boolean isRequested,
        @Nullable Instant firesAt,
        Duration usual) {

    /** When it will be published: not before now, however long it has been at it. */
    Instant expected(Instant now) {
        return later(now, begins(now).plus(usual));
    }

    private Instant begins(Instant now) {
        if (startedAt != null) {
            return startedAt;
        }
        return isRequested || firesAt == null ? now : later(now, firesAt);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
