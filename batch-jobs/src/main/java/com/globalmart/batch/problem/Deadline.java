package com.globalmart.batch.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a business date has to be published.
 *
 * @param businessDate the day before the deadline's, by the calendar of its zone
 * @param at where clocks go forward over the time, as much later; where they go back over it, the first of the two
 */
record Deadline(LocalDate businessDate, Instant at) {

    /** Those that matter now: today's, and once it is past also tomorrow's. */
    static List<Deadline> watched(Instant now, LocalTime time, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        var todays = of(today, time, zone);
        return now.isBefore(todays.at()) ? List.of(todays) : List.of(todays, of(today.plusDays(1), time, zone));
    }

    private static Deadline of(LocalDate day, LocalTime time, ZoneId zone) {
        return new Deadline(day.minusDays(1), day.atTime(time).atZone(zone).toInstant());
    }

    boolean isPast(Instant now) {
        return !now.isBefore(at);
    }

    /** Whether it is missed, or will be if what is expected comes true. */
    boolean isAtRisk(Instant now, Instant expected) {
        return isPast(now) || expected.isAfter(at);
    }
}
