package com.globalmart.admin.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The minutes that are shown: the 60 full ones before the running one, and the running one.
 *
 * @param first begin of the oldest of the full minutes
 * @param last begin of the newest full minute
 * @param running begin of the minute that is not over
 */
record LiveWindow(Instant first, Instant last, Instant running) {

    /** Full minutes. The running one comes behind them, at this index. */
    static final int FULL = 60;

    static LiveWindow now(Clock clock) {
        var running = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return new LiveWindow(running.minus(Duration.ofMinutes(FULL)), running.minus(Duration.ofMinutes(1)), running);
    }

    /** Which of the minutes a moment is in: 0 for the oldest, 60 for the running one; below and above where it is in none. */
    int index(Instant moment) {
        return Math.toIntExact(Math.floorDiv(Duration.between(first, moment).toSeconds(), 60L));
    }
}
