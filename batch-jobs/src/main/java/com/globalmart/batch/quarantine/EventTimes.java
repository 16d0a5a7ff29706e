package com.globalmart.batch.quarantine;

import com.globalmart.batch.landing.Landed;
import java.time.Duration;
import java.time.Instant;

/** When a record can have happened. */
public final class EventTimes {

    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);

    private EventTimes() {}

    /** More than 24 hours after the record's own timestamp, or after it landed. */
    public static boolean isInTheFuture(Landed landed) {
        var latest = earlier(
                        landed.envelope().recordTimestamp(), landed.envelope().landedAt())
                .plus(CLOCK_TOLERANCE);
        return landed.occurredAt().isAfter(latest);
    }

    /** Says what was found and what was expected. */
    public static String describeFuture(Landed landed) {
        return "happened at %s, expected at most 24 hours after the record's timestamp %s and after it landed %s"
                .formatted(
                        landed.occurredAt(),
                        landed.envelope().recordTimestamp(),
                        landed.envelope().landedAt());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
