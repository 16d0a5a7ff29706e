package com.globalmart.batch.dimension;

import java.time.Instant;

/** The ends of time: versions lie within them. */
public final class Eternity {

    /** What the earliest statement holds from. */
    public static final Instant START = Instant.parse("0001-01-01T00:00:00Z");

    /** Where an open version ends. */
    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Eternity() {}

    /** The instant itself; an end of time as the one object above, because there are a million of them in memory. */
    static Instant intern(Instant at) {
        return at.equals(START) ? START : at.equals(END) ? END : at;
    }
}
