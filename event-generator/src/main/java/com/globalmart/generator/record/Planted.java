package com.globalmart.generator.record;

import java.util.Locale;

/** What was done to a record on purpose. */
public enum Planted {
    NONE,
    DUPLICATE,
    CONFLICT,
    LATE,
    OUT_OF_ORDER,
    MALFORMED,
    WRONG;

    /** The name in the ledger; empty for {@link #NONE}. */
    String label() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether such a record is sent beside the visitors' own events, and not made from one of them. */
    boolean isExtra() {
        return this == DUPLICATE || this == CONFLICT || this == LATE;
    }
}
