package com.globalmart.admin.execution;

import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The time that an execution took, or has taken so far, from left to right. Places on it are percentages, so that a drawing is as
 * wide as its room.
 *
 * @param to later than from
 */
record Axis(Instant from, Instant to) {

    private static final int MOST_TICKS = 5;
    private static final double NARROWEST = 0.4; // percent: what took no time is seen, too
    private static final List<Duration> DISTANCES = LongStream.of(
                    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400)
            .mapToObj(Duration::ofSeconds)
            .toList();

    /**
     * A time that is marked.
     *
     * @param x its place
     * @param label how long after the beginning
     */
    record Tick(String x, String label) {}

    /**
     * How long something ran.
     *
     * @param x where it begins
     * @param width how long it is
     */
    record Bar(String x, String width) {}

    /** At least a second, so that there is something to draw on. */
    static Axis of(Instant from, Instant to) {
        var least = from.plusSeconds(1);
        return new Axis(from, to.isBefore(least) ? least : to);
    }

    public List<Tick> ticks() {
        var distance = DISTANCES.stream()
                .filter(candidate -> length().dividedBy(candidate) <= MOST_TICKS)
                .findFirst()
                .orElseGet(() -> Duration.ofDays(Math.ceilDiv(length().toDays(), (long) MOST_TICKS)));
        var ticks = new ArrayList<Tick>();
        for (var after = distance; after.compareTo(length()) < 0; after = after.plus(distance)) {
            ticks.add(new Tick(percent(share(from.plus(after))), label(after)));
        }
        return ticks;
    }

    /** What ran between two moments. */
    Bar bar(Instant start, Instant end) {
        double x = share(start);
        double width = Math.max(NARROWEST, share(end) - x);
        return new Bar(
                percent(Math.min(x, 100 - NARROWEST)), percent(Math.min(width, 100 - Math.min(x, 100 - NARROWEST))));
    }

    /** How long it is, in words. */
    public String label() {
        return Words.duration(length());
    }

    private Duration length() {
        return Duration.between(from, to);
    }

    private double share(Instant moment) {
        double share = 100.0 * Duration.between(from, moment).toMillis() / length().toMillis();
        return Math.clamp(share, 0, 100);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }

    /** Whole units only: {@code 90 s}, {@code 5 min}, {@code 2 h}. */
    private static String label(Duration after) {
        if (after.toSeconds() % 3600 == 0) {
            return after.toHours() + " h";
        }
        return after.toSeconds() % 60 == 0 ? after.toMinutes() + " min" : after.toSeconds() + " s";
    }
}
