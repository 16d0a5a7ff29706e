package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Surrogate keys by natural key and business time, over base and staging, for some natural keys. */
public final class KeyLookup {

    /** What a key means when no version is known: the unknown member. */
    public static final int UNKNOWN = 0;

    /** What a key means where the dimension does not apply. */
    public static final int NOT_APPLICABLE = -1;

    /** The key holds over {@code [from, to)}. */
    record Period(int key, Instant from, Instant to, boolean isInferred) {}

    private final Map<String, List<Period>> periods;

    KeyLookup(Map<String, List<Period>> periods) {
        this.periods = periods;
    }

    /** The key of the version that was valid at an instant. */
    public int keyAt(String naturalKey, Instant at) {
        for (var period : periods.getOrDefault(naturalKey, List.of())) {
            if (!at.isBefore(period.from()) && at.isBefore(period.to())) {
                return period.key();
            }
        }
        return UNKNOWN;
    }
}
