package com.globalmart.admin.schedule;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a schedule fired lately, or should have.
 *
 * @param at the time that it was for
 * @param state whether it fired then
 * @param requestId the launch that it asked for; null where it did not fire
 * @param executionId what that began, if anything
 * @param run how the execution stands, if there is one
 * @param outcome why the launch was refused, else empty
 */
record Past(
        Moment at,
        State state,
        @Nullable Long requestId,
        @Nullable Long executionId,
        @Nullable State run,
        String outcome) {

    private static final Duration LATE = Duration.ofMinutes(1);

    /** What is told of a time that has no firing. */
    private enum Absence {
        WAITS,
        PASSED
    }

    /**
     * What became of the times that were to come, newest first; a firing that was for none of them is told too.
     *
     * @param expected the times at which it should have fired
     * @param firings what it has asked for
     * @param next when it fires next: what is older has passed, what is not older waits to be made up for
     */
    static List<Past> of(List<Instant> expected, List<Firing> firings, @Nullable Instant next) {
        var byTime = new HashMap<Instant, Past>();
        for (var time : expected) {
            byTime.put(time, absent(time, next != null && !time.isBefore(next) ? Absence.WAITS : Absence.PASSED));
        }
        for (var firing : firings) {
            var scheduled = firing.scheduled();
            byTime.put(scheduled, fired(firing, scheduled, expected.contains(scheduled)));
        }
        var times = new ArrayList<>(byTime.keySet());
        times.sort(Comparator.reverseOrder());
        return times.stream().map(byTime::get).toList();
    }

    private static Past absent(Instant time, Absence absence) {
        var state = switch (absence) {
            case WAITS ->
                new State(
                        "missed",
                        Mark.BAD,
                        "It has not fired for this time yet. It is made up for once it fires again.");
            case PASSED ->
                new State(
                        "did not fire",
                        Mark.WARN,
                        "No launch was asked for this time: it was paused or no node was alive, and it was made up for by another firing or not at all.");
        };
        return new Past(Moment.of(time), state, null, null, null, "");
    }

    private static Past fired(Firing firing, Instant scheduled, boolean isExpected) {
        return new Past(
                Moment.of(scheduled),
                state(firing, scheduled, isExpected),
                firing.requestId(),
                firing.executionId(),
                firing.status() == null
                        ? null
                        : ExecutionStatus.valueOf(firing.status()).state(),
                firing.state().equals("REFUSED") && firing.outcome() != null ? Words.firstLine(firing.outcome()) : "");
    }

    private static State state(Firing firing, Instant scheduled, boolean isExpected) {
        var late = Duration.between(scheduled, firing.at());
        if (late.compareTo(LATE) > 0) {
            return new State(
                    "fired %s late".formatted(Words.duration(late)),
                    Mark.WARN,
                    "It made up for a time that it had missed.");
        }
        return isExpected
                ? new State("fired", Mark.GOOD)
                : new State(
                        "fired at another time",
                        Mark.WARN,
                        "This is none of its times: it made up for missed ones, or had other times then.");
    }
}
