package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.List;

/** A surrogate key holds for its natural key over {@code [from, to)}. */
record KeyPeriod(int key, Instant from, Instant to) {

    /** The key that held at an instant; that of the unknown member where none did. */
    static int keyAt(List<KeyPeriod> periods, Instant at) {
        for (var period : periods) {
            if (!at.isBefore(period.from()) && at.isBefore(period.to())) {
                return period.key();
            }
        }
        return Dimension.UNKNOWN;
    }
}
