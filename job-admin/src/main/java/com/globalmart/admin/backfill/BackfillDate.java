package com.globalmart.admin.backfill;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date of a backfill.
 *
 * @param executionId the newest execution for it; null before there is one
 * @param requestId the launch that was asked for it; null while it waits or where it was skipped
 * @param outcome what became of it, or why it was skipped; empty before
 */
record BackfillDate(
        LocalDate date,
        State state,
        @Nullable Long executionId,
        @Nullable Long requestId,
        String outcome) {

    /** @param word in the table: WAITING, RUNNING, DONE, FAILED or SKIPPED */
    static State state(String word) {
        return switch (word) {
            case "WAITING" -> new State("waiting", Mark.IDLE, "It runs after those before it.");
            case "RUNNING" -> new State("running", Mark.BUSY);
            case "DONE" -> new State("done", Mark.GOOD);
            case "SKIPPED" -> new State("skipped", Mark.IDLE, "There was nothing to do.");
            default -> new State("failed", Mark.BAD, "The backfill stands here until it is resumed.");
        };
    }
}
