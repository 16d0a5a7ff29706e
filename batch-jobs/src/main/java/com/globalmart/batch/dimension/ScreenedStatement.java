package com.globalmart.batch.dimension;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.quarantine.EventTimes;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.quarantine.Rejection;

/** What screening made of one landed statement. Statements from the future are expected, so they are values. */
sealed interface ScreenedStatement<L extends Landed> {

    record Accepted<L extends Landed>(L landed) implements ScreenedStatement<L> {}

    record Rejected<L extends Landed>(Rejection rejection) implements ScreenedStatement<L> {}

    /** A pure function. */
    static <L extends Landed> ScreenedStatement<L> screen(L landed) {
        if (EventTimes.isInTheFuture(landed)) {
            return new Rejected<>(
                    new Rejection(landed, RejectReason.IN_THE_FUTURE, EventTimes.describeFuture(landed), null));
        }
        return new Accepted<>(landed);
    }
}
