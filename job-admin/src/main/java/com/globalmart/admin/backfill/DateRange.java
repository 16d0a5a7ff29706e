package com.globalmart.admin.backfill;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Typed;
import com.globalmart.admin.page.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Business dates that somebody asks for.
 *
 * @param first included
 * @param last included
 */
record DateRange(LocalDate first, LocalDate last) {

    private static final int MOST = 3660; // what nodes take

    DateRange {
        if (last.isBefore(first)) {
            throw ProblemException.invalid(
                    "The value of \"to\" is before that of \"from\": expected a later day, or the same.");
        }
        if (first.plusDays(MOST).isBefore(last)) {
            throw ProblemException.invalid("From \"from\" to \"to\" it is %s: expected at most %s."
                    .formatted(Words.count(ChronoUnit.DAYS.between(first, last) + 1, "day"), Words.number(MOST)));
        }
    }

    /** @throws ProblemException if a text is no day; it names the field */
    static DateRange of(String from, String to) {
        return new DateRange(day("from", from), day("to", to));
    }

    private static LocalDate day(String field, String typed) {
        var day = Typed.day(field, typed);
        if (day == null) {
            throw ProblemException.invalid("The value of \"%s\" is missing: choose a day.".formatted(field));
        }
        return day;
    }

    /** {@code 1 Mar 2026 to 14 Mar 2026}, or the one day. */
    public String words() {
        return first.equals(last) ? Words.day(first) : Words.day(first) + " to " + Words.day(last);
    }
}
