package com.globalmart.admin.load;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One pass from landing to the warehouse.
 *
 * @param attempt 1 for the first load of its business date
 * @param opened when its bounds were fixed
 * @param ended when it was published or discarded; null while it is open
 * @param failedChecks how many checks of severity error it violates
 * @param landed records that it took; null while its books are not closed
 * @param facts of them those that became facts; null likewise
 * @param quarantined of them those that were refused; null likewise
 */
record Load(
        int loadId,
        LocalDate businessDate,
        int attempt,
        LoadStatus status,
        LoadKind kind,
        Instant opened,
        @Nullable Instant ended,
        int failedChecks,
        @Nullable Long landed,
        @Nullable Long facts,
        @Nullable Long quarantined) {

    public boolean isOpen() {
        return status == LoadStatus.OPEN;
    }

    /** Whether its gate holds it. */
    public boolean isStopped() {
        return isOpen() && failedChecks > 0;
    }

    public State state() {
        return isStopped() ? LoadStatus.STOPPED : status.state();
    }

    public Moment began() {
        return Moment.of(opened);
    }

    public @Nullable Moment end() {
        return ended == null ? null : Moment.of(ended);
    }

    /** {@code load 9 of 2026-03-14, attempt 2}. */
    String title() {
        return "load %d of %s, attempt %d".formatted(loadId, businessDate, attempt);
    }
}
