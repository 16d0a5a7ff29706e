package com.globalmart.admin.backfill;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Business dates that somebody asks for.
 *
 * @param first included
 * @param last included
 */
record DateRange(LocalDate first, LocalDate last) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
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

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below, like a day out of range
        }
        throw ProblemException.invalid("The value of \"%s\" is not a day from %d to %d, written 2026-03-14."
                .formatted(field, FIRST_YEAR, LAST_YEAR));
    }

    /** {@code 1 Mar 2026 to 14 Mar 2026}, or the one day. */
    public String words() {
        return first.equals(last) ? Words.day(first) : Words.day(first) + " to " + Words.day(last);
    }
}
