package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the list of schedules.
 *
 * @param words when it fires, in words
 * @param next null when it never fires again
 * @param last null if it has never fired
 * @param missed what it has missed, in words; empty if nothing
 * @param usual how long runs of its job take
 */
record ScheduleRow(
        String name,
        String description,
        String words,
        String cron,
        String timeZone,
        State state,
        boolean isPaused,
        @Nullable Moment next,
        @Nullable Moment last,
        String missed,
        String usual) {

    static ScheduleRow of(Schedule schedule, Instant now) {
        var missed = schedule.missed(now);
        return new ScheduleRow(
                schedule.name(),
                schedule.description(),
                schedule.words(),
                schedule.cron(),
                schedule.timeZone(),
                schedule.state(now),
                schedule.isPaused(),
                moment(schedule.next()),
                moment(schedule.last()),
                missed.isEmpty()
                        ? ""
                        : Words.count(missed.size(), "time") + " missed, the first " + Words.moment(missed.getFirst()),
                schedule.usual().words());
    }

    private static @Nullable Moment moment(@Nullable Instant instant) {
        return instant == null ? null : Moment.of(instant);
    }
}
