package com.globalmart.admin.execution;

import com.globalmart.admin.page.Words;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a running execution, as past runs of its job would have it.
 *
 * @param percentDone at most 99; null without past runs
 * @param least in 10 of 100 past runs it would have been less; null without past runs
 * @param most in 10 of 100 past runs it would have been more; null without past runs
 * @param pastRuns how many complete runs it is taken from
 * @param rightPercent for how many of 100 of them the range that the others give would have been right; null with one run
 */
public record TimeLeft(
        @Nullable Integer percentDone,
        @Nullable Duration least,
        @Nullable Duration most,
        int pastRuns,
        @Nullable Integer rightPercent) {

    /** {@code 4 to 6 min left}. */
    public String words() {
        if (least == null || most == null) {
            return "no complete run yet to tell the time left from";
        }
        if (most.compareTo(Duration.ofSeconds(1)) < 0) {
            return "past runs had ended by now";
        }
        return range(least, most) + " left";
    }

    /** {@code from the last 12 runs; right for 83 of 100 of them}; empty without past runs. */
    public String basis() {
        if (pastRuns == 0) {
            return "";
        }
        var runs = pastRuns == 1 ? "from the last run" : "from the last %d runs".formatted(pastRuns);
        return rightPercent == null ? runs : "%s; right for %d of 100 of them".formatted(runs, rightPercent);
    }

    /** In the unit of its end; whole minutes from two minutes on, so that it does not look more exact than it is. */
    private static String range(Duration least, Duration most) {
        if (most.compareTo(Duration.ofMinutes(2)) < 0) {
            return fromTo(least.toSeconds(), Math.ceilDiv(most.toMillis(), 1000L), "s");
        }
        if (most.compareTo(Duration.ofHours(2)) < 0) {
            return fromTo(least.toMinutes(), Math.ceilDiv(most.toMillis(), 60_000L), "min");
        }
        return "%s to %s".formatted(Words.duration(least), Words.duration(most));
    }

    private static String fromTo(long least, long most, String unit) {
        return least == most ? "about %d %s".formatted(least, unit) : "%d to %d %s".formatted(least, most, unit);
    }
}
