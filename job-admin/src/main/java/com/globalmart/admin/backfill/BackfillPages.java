package com.globalmart.admin.backfill;

import com.globalmart.admin.page.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages tell of business dates and backfills. */
@Component
class BackfillPages {

    private static final int PAGE = 15;
    private static final int DATES = 100;
    private static final int SHOWN_BEFORE = 5;

    private final BusinessDates dates;
    private final Backfills backfills;
    private final Clock clock;

    BackfillPages(BusinessDates dates, Backfills backfills, Clock clock) {
        this.dates = dates;
        this.backfills = backfills;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The sheets of a month and the one before. */
    BackfillCalendar calendar(YearMonth month) {
        var found = dates.between(month.minusMonths(1).atDay(1), month.atEndOfMonth());
        return BackfillCalendar.of(found, dates.stages(), month, today());
    }

    /** The month that an address names; the current one where it names none. */
    YearMonth month(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return YearMonth.from(today());
        }
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() <= 2099) {
                return month;
            }
        } catch (DateTimeException e) {
            // told below, like a month out of range
        }
        throw ProblemException.invalid("The value of \"month\" is not a month from 2000 to 2099, written 2026-03.");
    }

    /** @param before only backfills with a lower number; null for the newest */
    BackfillList list(@Nullable Long before) {
        var found = backfills.newest(before == null ? Long.MAX_VALUE : before, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return new BackfillList(shown, found.size() > PAGE ? shown.getLast().backfillId() : null);
    }

    /**
     * A backfill with its dates.
     *
     * @param from the first date to show; null for where it stands
     */
    BackfillPage page(long backfillId, @Nullable LocalDate from) {
        var backfill = backfills.get(backfillId);
        var first = backfill.range().first();
        var begin = from == null ? whereItStands(backfill) : from;
        var found = backfills.dates(backfillId, begin, DATES + 1);
        List<BackfillDate> shown = found.subList(0, Math.min(DATES, found.size()));
        return new BackfillPage(
                backfill,
                shown,
                begin.isAfter(first) ? latest(first, begin.minusDays(DATES)) : null,
                found.size() > DATES ? found.getLast().date() : null,
                from);
    }

    private static LocalDate whereItStands(Backfill backfill) {
        var first = backfill.range().first();
        return backfill.standsAt() == null
                ? first
                : latest(first, backfill.standsAt().minusDays(SHOWN_BEFORE));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
