package com.globalmart.batch.dimension;

import com.globalmart.batch.landing.LandedCustomerChange;
import com.globalmart.batch.load.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about one key, by day of March 2026, in the words of the tests. */
final class Said {

    /** A small dimension: a tier, a country that events tell too, and a note that is overwritten. */
    static final Dimension<LandedCustomerChange> DIMENSION = new Dimension<>(
            "customer",
            "user_id",
            List.of(
                    Attribute.text("tier", LandedCustomerChange::loyaltyTier),
                    Attribute.text("country", LandedCustomerChange::country).toldByEvents()),
            List.of(Attribute.text("note", LandedCustomerChange::city)));

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static long nextOffset;

    private Said() {}

    /** Midnight of a day, counted from 0. */
    static Instant at(int day) {
        return BEGIN.plus(Duration.ofDays(day));
    }

    static Statement said(int day, String tier) {
        return said(day, tier, 0, nextOffset++);
    }

    static Statement said(int day, String tier, int partition, long offset) {
        return said(day, tier, partition, offset, "");
    }

    static Statement said(int day, String tier, int partition, long offset, String note) {
        return new Statement(at(day), new LogPosition((short) 1, partition, offset), profile(tier, note));
    }

    static Statement deletedAt(int day) {
        return deletedAt(day, 0, nextOffset++);
    }

    static Statement deletedAt(int day, int partition, long offset) {
        return new Statement(at(day), new LogPosition((short) 1, partition, offset), null);
    }

    static Profile profile(@Nullable String tier, @Nullable String note) {
        return new Profile(tracked(tier), Arrays.asList(note));
    }

    /** The country is that of the tier, so that it changes with it. */
    static List<@Nullable Object> tracked(@Nullable String tier) {
        return Arrays.asList(tier, "land of " + tier);
    }
}
