package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.List;

/**
 * A surrogate key holds for its natural key over {@code [from, to)}.
 *
 * @param isInferred whether no statement tells of the member then
 */
record KeyPeriod(int key, Instant from, Instant to, boolean isInferred) {

    /** The key that held at an instant; that of the unknown member where none did. */
    static int keyAt(List<KeyPeriod> periods, Instant at) {
        for (var period : periods) {
            if (!at.isBefore(period.from()) && at.isBefore(period.to())) {
                return period.key();
            }
        }
        return Dimension.UNKNOWN;
    }

    /** Whether statements tell of all time, where the periods are in its order. */
    static boolean cover(List<KeyPeriod> periods) {
        var at = Eternity.START;
        for (var period : periods) {
            if (period.isInferred() || at.isBefore(period.from())) {
                return false;
            }
            at = period.to();
        }
        return !at.isBefore(Eternity.END);
    }
}
