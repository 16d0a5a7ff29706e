package com.globalmart.admin.execution;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One of the attempts at the same job instance.
 *
 * @param isThis whether it is the one whose page this is
 * @param started null while it waits for a thread
 */
record Attempt(
        long executionId,
        boolean isThis,
        State state,
        @Nullable Moment started,
        String took,
        String message) {

    static Attempt of(Execution execution, long shown, Clock clock) {
        return new Attempt(
                execution.executionId(),
                execution.executionId() == shown,
                execution.status().state(),
                execution.startedAt() == null ? null : Moment.of(execution.startedAt()),
                Words.duration(execution.took(clock)),
                Words.firstLine(execution.exitMessage()));
    }
}
