package com.globalmart.serving.parameter;

import com.globalmart.serving.problem.ProblemException;
import com.globalmart.serving.publication.Publication;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A range of UTC days, both included.
 *
 * @param from the first
 * @param to the last, not before {@code from} and less than {@value #MOST} days after it
 */
public record Days(LocalDate from, LocalDate to) {

    /** How many days may be asked for at once: three years. */
    public static final int MOST = 1_100;

    /** What is said of the parameters. */
    public static final String FROM = "First UTC day; 29 days before the last where it is left out.";

    public static final String TO = "Last UTC day, included; the last complete one where it is left out.";

    private static final int USUAL = 30;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9998, 12, 31);

    /**
     * What was asked for, checked: of a range without an end it is the last complete day, of one without a begin it is the 30th
     * day before its end.
     */
    public record Asked(@Nullable LocalDate from, @Nullable LocalDate to) {
        public Asked {
            check("from", from);
            check("to", to);
            if (from != null && to != null) {
                new Days(from, to);
            }
        }

        /** The range in what is published. */
        public Days in(Publication publication) {
            LocalDate last = to != null ? to : publication.lastDay(LocalDate.EPOCH);
            if (from == null) {
                return new Days(last.minusDays(USUAL - 1), last);
            }
            return new Days(from, to != null || !from.isAfter(last) ? last : from);
        }
    }

    public Days {
        if (from.isAfter(to)) {
            throw ProblemException.invalid("from", "from is %s, after to, which is %s".formatted(from, to));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST) {
            throw ProblemException.invalid(
                    "from",
                    "from %s to %s are %d days, expected at most %d"
                            .formatted(from, to, ChronoUnit.DAYS.between(from, to) + 1, MOST));
        }
    }

    /** As many days, just before. */
    public Days before() {
        return new Days(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }

    private static void check(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw ProblemException.invalid(field, "%s is %s, expected %s to %s".formatted(field, day, FIRST, LAST));
        }
    }
}
