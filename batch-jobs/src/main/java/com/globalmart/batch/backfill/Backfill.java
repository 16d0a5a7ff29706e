package com.globalmart.batch.backfill;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A range of business dates that somebody asked for.
 *
 * @param first included
 * @param last included
 */
record Backfill(long backfillId, LocalDate first, LocalDate last, Mode mode, String requestedBy) {

    /** Which of the dates, and what is done for each. */
    enum Mode {
        /** Nights of dates that no load is published of. */
        MISSING,
        /** Those of them whose night failed or was stopped. */
        FAILED,
        /** Dates that were judged are judged again. */
        REBUILD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
