package com.globalmart.admin.schedule;

import com.globalmart.admin.execution.ExecutionStatus;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which night a schedule is about that is fired by hand, and what is there of it. */
@Component
class NightsToFire {

    private final Schedules schedules;
    private final Clock clock;

    NightsToFire(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** The day that is over, by the schedule's calendar, as when it fires by itself; empty for a job about no date. */
    String toFire(Schedule schedule) {
        return schedule.isAboutADate()
                ? LocalDate.ofInstant(clock.instant(), zone(schedule))
                        .minusDays(1)
                        .toString()
                : "";
    }

    /** The same, as a form carries it. */
    Map<String, String> asField(Schedule schedule) {
        return Map.of("night", toFire(schedule));
    }

    /** What a launch of that night will meet, in sentences; empty if the night has never run. */
    List<String> whatIsThere(Schedule schedule) {
        return schedules.newestRun(schedule.name(), toFire(schedule)).stream()
                .map(run -> "Execution %d of that date is %s: %s"
                        .formatted(run.executionId(), run.status().state().word(), whatHappensTo(run.status())))
                .toList();
    }

    private static String whatHappensTo(ExecutionStatus status) {
        return switch (status) {
            case COMPLETED -> "this is refused, unless every launch of the job is a run of its own.";
            case FAILED, STOPPED -> "it goes on where it ended.";
            case ABANDONED -> "it was given up, so this is refused.";
            default -> "this is refused until it has ended.";
        };
    }

    private static ZoneId zone(Schedule schedule) {
        try {
            return ZoneId.of(schedule.timeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
