package com.globalmart.admin.quality;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a check said about a load, or about everything published when that load was the newest.
 *
 * @param isError whether it stops a load; else it only warns
 * @param sentence what must hold
 * @param isOfLoad whether it looks at a load before it is published, rather than at everything that is
 * @param offenders rows that offend it
 * @param seconds it took
 */
record CheckResult(
        String name,
        boolean isError,
        String sentence,
        boolean isOfLoad,
        int loadId,
        LocalDate businessDate,
        long offenders,
        double seconds,
        Instant checkedAt) {

    public State state() {
        if (offenders == 0) {
            return new State("passed", Mark.GOOD, "No row offends it.");
        }
        return isError
                ? new State(
                        "failed", Mark.BAD, "Rows offend it, and it is of severity error: it stops a load at its gate.")
                : new State("warning", Mark.WARN, "Rows offend it, but it stops nothing.");
    }

    public String rows() {
        return Words.number(offenders);
    }

    public String took() {
        return Words.duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    public Moment checked() {
        return Moment.of(checkedAt);
    }

    public String address() {
        return "/quality/checks/%s?load=%d".formatted(name, loadId);
    }
}
