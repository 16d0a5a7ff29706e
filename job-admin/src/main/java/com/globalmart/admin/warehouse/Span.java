package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** How many days figures are about; the last is the day that the warehouse is complete through. */
enum Span {
    WEEK(7, "7 days", "day"),
    FOUR_WEEKS(28, "28 days", "week"),
    QUARTER(90, "90 days", "week"),
    YEAR(365, "year", "month");

    private final int days;
    private final String words;
    private final String period;

    Span(int days, String words, String period) {
        this.days = days;
        this.words = words;
        this.period = period;
    }

    /** What an address says; four weeks where it says nothing. */
    static Span of(@Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return FOUR_WEEKS;
        }
        for (var span : values()) {
            if (Integer.toString(span.days).equals(typed)) {
                return span;
            }
        }
        throw ProblemException.invalid("The value of \"days\" is not 7, 28, 90 or 365.");
    }

    public int days() {
        return days;
    }

    public String words() {
        return words;
    }

    /** The periods that trends are shown in: {@code day}, {@code week} or {@code month}. */
    public String period() {
        return period;
    }

    LocalDate first(LocalDate last) {
        return last.minusDays(days - 1L);
    }

    /** The first day of the period that the span begins in. */
    LocalDate firstPeriod(LocalDate last) {
        var first = first(last);
        return switch (period) {
            case "week" -> first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> first.withDayOfMonth(1);
            default -> first;
        };
    }
}
