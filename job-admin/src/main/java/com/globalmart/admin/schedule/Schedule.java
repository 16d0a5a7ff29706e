package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as Quartz keeps it. It is called after the job that it asks for.
 *
 * @param description what it does, in a sentence
 * @param begun since when it has these times
 * @param next when it fires next; in the past while it has missed times, null when never
 * @param last when it fired last; null if it never did
 * @param isEveryTimeMadeUp whether all missed times are made up for, one after the other; otherwise once for all
 * @param isAboutADate whether its job is about a business date: the day before, by the schedule's calendar
 * @param isHeld whether the freeze of all schedules holds it
 */
record Schedule(
        String name,
        String description,
        String cron,
        String timeZone,
        Status status,
        Instant begun,
        @Nullable Instant next,
        @Nullable Instant last,
        boolean isEveryTimeMadeUp,
        boolean isAboutADate,
        boolean isHeld,
        Usual usual) {

    private static final Duration PATIENCE = Duration.ofMinutes(1); // a node looks every few seconds
    private static final int MOST_MISSED = 50;

    /** What Quartz has with it. */
    enum Status {
        FIRING,
        PAUSED,
        STUCK,
        OVER;

        /** @param triggerState the word in Quartz's table */
        static Status of(String triggerState) {
            return switch (triggerState) {
                case "PAUSED", "PAUSED_BLOCKED" -> PAUSED;
                case "ERROR" -> STUCK;
                case "COMPLETE", "DELETED" -> OVER;
                default -> FIRING;
            };
        }
    }

    boolean isPaused() {
        return status == Status.PAUSED;
    }

    State state(Instant now) {
        return switch (status) {
            case PAUSED ->
                isHeld
                        ? new State(
                                "frozen",
                                Mark.WARN,
                                "It was firing when all schedules were frozen, and will again once they are released.")
                        : new State("paused", Mark.WARN, "It does not fire until somebody resumes it.");
            case STUCK ->
                new State("stuck", Mark.BAD, "Quartz gave it up; a node of batch-jobs sets it free within a minute.");
            case OVER -> new State("over", Mark.IDLE, "It never fires again.");
            case FIRING ->
                next != null && next.plus(PATIENCE).isBefore(now)
                        ? new State(
                                "stuck",
                                Mark.BAD,
                                "It should have fired %s: no node of batch-jobs is alive, or none can fire it."
                                        .formatted(Words.ago(Duration.between(next, now))))
                        : new State(
                                "normal",
                                Mark.GOOD,
                                "It fires at its next time, if a node of batch-jobs is alive then or soon after.");
        };
    }

    /** The times that it has missed and not made up for, oldest first, as many as are looked at. */
    List<Instant> missed(Instant now) {
        if (next == null
                || !next.isBefore(now)
                || !(Times.read(cron, timeZone, next.minusSeconds(1)) instanceof Times.Read.Good good)) {
            return List.of();
        }
        return good.times().between(next.minusSeconds(1), now, MOST_MISSED);
    }

    /** {@code every day at 02:00 Europe/Paris}, or the expression itself where it has no words. */
    String words() {
        return CronWords.of(cron).orElse("at the times of " + cron) + " " + timeZone;
    }
}
