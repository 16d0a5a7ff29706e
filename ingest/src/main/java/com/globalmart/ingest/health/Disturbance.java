package com.globalmart.ingest.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that lasts, told when it begins, once a minute while it goes on, and when it is over. For any thread. */
public final class Disturbance {

    private static final Duration BETWEEN_WORDS = Duration.ofMinutes(1);

    private @Nullable Instant since;
    private Instant said = Instant.MIN;
    private boolean known;

    /** It is there. Returns for how long, if that is to be told now. */
    public synchronized @Nullable Duration met(Instant now) {
        if (since == null) {
            since = now;
        }
        if (Duration.between(said, now).compareTo(BETWEEN_WORDS) < 0) {
            return null;
        }
        said = now;
        known = true;
        return Duration.between(since, now);
    }

    /** It is over, or was never there. Returns how long it lasted, if its beginning was told. */
    public synchronized @Nullable Duration over(Instant now) {
        if (since == null) {
            return null;
        }
        Duration lasted = known ? Duration.between(since, now) : null;
        since = null;
        known = false;
        return lasted;
    }
}
