package com.globalmart.batch.schedule;

import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.request.Request;
import com.globalmart.batch.request.RequestHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quartz.SchedulerException;
import org.springframework.stereotype.Component;

/**
 * Requests about schedules: {@code pause_schedule} and {@code resume_schedule} name a {@code schedule}, {@code create_schedule} and
 * {@code edit_schedule} also its {@code cron} and {@code timeZone}; {@code freeze_schedules} and {@code release_schedules} are about all of them.
 */
@Component
class ScheduleRequests implements RequestHandler {

    private final ScheduleChanges changes;
    private final Freeze freeze;

    ScheduleRequests(ScheduleChanges changes, Freeze freeze) {
        this.changes = changes;
        this.freeze = freeze;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(
                "create_schedule",
                "pause_schedule",
                "resume_schedule",
                "edit_schedule",
                "freeze_schedules",
                "release_schedules");
    }

    @Override
    public Outcome carryOut(Request request) {
        try {
            return Outcome.of(
                    switch (request.kind()) {
                        case "create_schedule" -> create(request);
                        case "pause_schedule" -> pause(request.required("schedule"));
                        case "resume_schedule" -> resume(request.required("schedule"));
                        case "edit_schedule" -> edit(request);
                        case "freeze_schedules" -> freezeAll(request);
                        default -> releaseAll();
                    });
        } catch (SchedulerException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private String create(Request request) throws SchedulerException {
        var schedule = request.required("schedule");
        var next = changes.create(
                schedule, request.required("cron"), request.parameters().getOrDefault("timeZone", "UTC"));
        if (freeze.hold(schedule)) {
            changes.pause(schedule);
            return "schedule %s is made; the freeze holds it".formatted(schedule);
        }
        return "schedule %s is made and first fires at %s".formatted(schedule, next);
    }

    private String pause(String schedule) throws SchedulerException {
        changes.pause(schedule);
        return "schedule %s fires no more until it is resumed".formatted(schedule);
    }

    private String resume(String schedule) throws SchedulerException {
        return "schedule %s fires again; %s".formatted(schedule, missed(changes.resume(schedule)));
    }

    private String edit(Request request) throws SchedulerException {
        var schedule = request.required("schedule");
        var next = changes.edit(
                schedule, request.required("cron"), request.parameters().getOrDefault("timeZone", "UTC"));
        return "schedule %s next fires at %s".formatted(schedule, next);
    }

    private String freezeAll(Request request) throws SchedulerException {
        var firing = changes.firing();
        if (!freeze.begin(firing, request.requestedBy(), request.reason())) {
            throw new RefusedException("the schedules are frozen already");
        }
        for (var schedule : firing) {
            changes.pause(schedule);
        }
        return "no schedule fires until they are released; held are %s".formatted(String.join(", ", firing));
    }

    private String releaseAll() throws SchedulerException {
        var held = freeze.end().orElseThrow(() -> new RefusedException("the schedules are not frozen"));
        var released = new ArrayList<String>();
        for (var schedule : held) {
            if (changes.isPaused(schedule)) { // somebody may have resumed it since
                released.add("%s: %s".formatted(schedule, missed(changes.resume(schedule))));
            }
        }
        return "schedules fire again; " + String.join("; ", released);
    }

    private static String missed(List<Instant> times) {
        return times.isEmpty()
                ? "nothing was missed"
                : "missed were %s"
                        .formatted(String.join(
                                ", ", times.stream().map(Instant::toString).toList()));
    }
}
