package com.globalmart.admin.schedule;

import java.time.Instant;
import java.time.LocalDateTime;

/** A time at which a schedule fires, or would if clocks showed it. */
sealed interface Fire {

    /** What a clock in the schedule's zone shows then. */
    LocalDateTime local();

    /**
     * It fires.
     *
     * @param clock whether clocks show that time once, and if twice, which of both it is
     */
    record Comes(Instant at, LocalDateTime local, Clock clock) implements Fire {}

    /**
     * Clocks that are put forward never show it: it does not fire.
     *
     * @param local the first of the times that are left out
     * @param others how many more are left out
     * @param before what clocks show when they are put forward
     * @param after what they show then
     */
    record Skipped(LocalDateTime local, int others, LocalDateTime before, LocalDateTime after) implements Fire {}

    /** How often clocks show a time. */
    enum Clock {
        ONCE,
        FIRST_OF_TWO,
        SECOND_OF_TWO
    }
}
