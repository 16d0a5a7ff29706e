package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Words;
import java.time.Duration;

/**
 * How long runs of a job take.
 *
 * @param median of the last complete runs
 * @param longest of them
 * @param runs how many were looked at; 0 if none completed yet, and then both durations are nothing
 */
record Usual(Duration median, Duration longest, int runs) {

    boolean isKnown() {
        return runs > 0;
    }

    /** {@code 3 min 12 s, at most 5 min 1 s in the last 30 runs}. */
    String words() {
        return isKnown()
                ? "%s, at most %s in the last %s"
                        .formatted(Words.duration(median), Words.duration(longest), Words.count(runs, "run"))
                : "no run has completed yet";
    }
}
