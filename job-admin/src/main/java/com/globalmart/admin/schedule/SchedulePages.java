package com.globalmart.admin.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what pages tell of schedules. */
@Component
class SchedulePages {

    static final int FIRES = 20;

    private static final Duration LATELY = Duration.ofDays(14);
    private static final int MOST_LATELY = 20;
    private static final int MOST_EXPECTED = 2_000; // every ten minutes for two weeks

    private final Schedules schedules;
    private final Clock clock;

    SchedulePages(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    ScheduleList list() {
        var now = clock.instant();
        var rows = schedules.all().stream()
                .map(schedule -> ScheduleRow.of(schedule, now))
                .toList();
        return new ScheduleList(rows, schedules.freeze().orElse(null), schedules.jobsWithout());
    }

    SchedulePage page(String name) {
        var now = clock.instant();
        var schedule = schedules.get(name);
        return new SchedulePage(ScheduleRow.of(schedule, now), fires(schedule), lately(schedule, now));
    }

    /** The next times of a schedule as it is. */
    private List<FireRow> fires(Schedule schedule) {
        return switch (Times.read(schedule.cron(), schedule.timeZone(), clock.instant())) {
            case Times.Read.Good good
            when schedule.status() != Schedule.Status.OVER ->
                fires(schedule, good.times(), fromWhenOn(schedule), FIRES);
            default -> List.of();
        };
    }

    /** Quartz may have passed over times, as after an edit: nothing comes before its next time. */
    private Instant fromWhenOn(Schedule schedule) {
        var now = clock.instant();
        return schedule.next() != null && schedule.next().isAfter(now)
                ? schedule.next().minusMillis(1)
                : now;
    }

    /** The next times that a schedule would have with other times. */
    List<FireRow> fires(Schedule schedule, Times times, int most) {
        return fires(schedule, times, clock.instant(), most);
    }

    private static List<FireRow> fires(Schedule schedule, Times times, Instant begin, int most) {
        return FireRow.of(
                Fires.next(times, begin, most),
                times.zone(),
                schedule.usual(),
                schedule.isAboutADate(),
                schedule.last());
    }

    private List<Past> lately(Schedule schedule, Instant now) {
        var since = now.minus(LATELY).isAfter(schedule.begun()) ? now.minus(LATELY) : schedule.begun();
        if (!(Times.read(schedule.cron(), schedule.timeZone(), since) instanceof Times.Read.Good good)) {
            return List.of();
        }
        var expected = good.times().between(since, now, MOST_EXPECTED);
        var last = expected.subList(Math.max(0, expected.size() - MOST_LATELY), expected.size());
        var from = last.isEmpty() ? since : last.getFirst();
        var firings = schedules.firings(schedule.name(), from, MOST_LATELY);
        return Past.of(last, firings, schedule.next()).stream()
                .limit(MOST_LATELY)
                .toList();
    }
}
