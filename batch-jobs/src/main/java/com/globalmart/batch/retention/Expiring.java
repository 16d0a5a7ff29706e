package com.globalmart.batch.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A kind of rows that are kept for a while. */
interface Expiring {

    /**
     * What may go.
     *
     * @param rows how many rows
     * @param oldest UTC day of the oldest; null where there are none
     */
    record Due(long rows, @Nullable LocalDate oldest) {}

    /** What they are, in a word or two. */
    String what();

    /** A sentence that says what is kept, and how long. */
    String rule();

    Due due();

    /** Drops some of them, in the caller's transaction; returns how many, 0 when none is left. */
    long drop();
}
