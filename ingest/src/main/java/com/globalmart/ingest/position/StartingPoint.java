package com.globalmart.ingest.position;

/** Where a partition is to be read from, if at all. */
public sealed interface StartingPoint {

    /** At the stored position. */
    record Stored(Position position) implements StartingPoint {}

    /**
     * Not now.
     *
     * @param reason a sentence for the operator: what was found, expected, and what to do
     */
    record Refused(String reason) implements StartingPoint {}
}
