package com.globalmart.admin.execution;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * An execution as a row of a list.
 *
 * @param identity the identifying parameters, in one line
 * @param attempt which attempt at the same work it is, from 1
 * @param started null while it waits for a thread
 * @param took how long it took, or has been running
 * @param message the first line of why it failed, else empty
 */
public record ExecutionRow(
        long executionId,
        String jobName,
        String identity,
        int attempt,
        State state,
        boolean isActive,
        boolean isStoppable,
        boolean isRestartable,
        @Nullable Moment started,
        String took,
        String message) {

    public static ExecutionRow of(Execution execution, Clock clock) {
        return new ExecutionRow(
                execution.executionId(),
                execution.jobName(),
                execution.identity(),
                execution.earlierAttempts() + 1,
                execution.status().state(),
                execution.status().isActive(),
                execution.isStoppable(),
                execution.isRestartable(),
                execution.startedAt() == null ? null : Moment.of(execution.startedAt()),
                Words.duration(execution.took(clock)),
                Words.firstLine(execution.exitMessage()));
    }
}
