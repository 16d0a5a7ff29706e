package com.globalmart.admin.grid;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.page.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A run: one attempt at a job.
 *
 * @param day the business date, or when it began where it is about none
 * @param attempt which attempt at the same work it is, from 1
 * @param label run, outcome and attempt, in a sentence
 * @param isFollowUp whether the column before it is an earlier attempt at the same work
 * @param isRestartable whether a restart is offered to whoever may ask for it
 */
record Column(
        long executionId,
        String day,
        State state,
        int attempt,
        String label,
        boolean isFollowUp,
        boolean isRestartable) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Column of(Execution execution, boolean isFollowUp) {
        int attempt = execution.earlierAttempts() + 1;
        var state = execution.status().state();
        return new Column(
                execution.executionId(),
                day(execution),
                state,
                attempt,
                "%s, execution %d: %s%s"
                        .formatted(
                                execution.title(),
                                execution.executionId(),
                                state.word(),
                                attempt == 1 ? "" : ", attempt %d at the same work".formatted(attempt)),
                isFollowUp,
                execution.isRestartable());
    }

    static String day(Execution execution) {
        var date = execution.businessDate();
        return date == null ? MINUTE.format(begin(execution)) : date;
    }

    private static Instant begin(Execution execution) {
        return execution.startedAt() == null ? execution.createdAt() : execution.startedAt();
    }
}
