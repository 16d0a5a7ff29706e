package com.globalmart.batch.dimension;

import com.globalmart.batch.load.LogPosition;
import java.time.Duration;
import java.time.Instant;

/** Statements about one key, by day of March 2026, in the words of the tests. */
final class Said {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static long nextOffset;

    private Said() {}

    /** Midnight of a day, counted from 0. */
    static Instant at(int day) {
        return BEGIN.plus(Duration.ofDays(day));
    }

    static Statement<String, String> said(int day, String tracked) {
        return said(day, tracked, 0, nextOffset++);
    }

    static Statement<String, String> said(int day, String tracked, int partition, long offset) {
        return said(day, tracked, partition, offset, "");
    }

    static Statement<String, String> said(int day, String tracked, int partition, long offset, String overwritten) {
        return new Statement<>(
                at(day), new LogPosition((short) 1, partition, offset), new Statement.Profile<>(tracked, overwritten));
    }

    static Statement<String, String> deletedAt(int day) {
        return deletedAt(day, 0, nextOffset++);
    }

    static Statement<String, String> deletedAt(int day, int partition, long offset) {
        return new Statement<>(at(day), new LogPosition((short) 1, partition, offset), null);
    }
}
