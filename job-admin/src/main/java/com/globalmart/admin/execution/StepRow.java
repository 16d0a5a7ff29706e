package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One step as a page shows it. Counts are words already; a step that did not run has none.
 *
 * @param name the step, or the partition of the step above it
 * @param stage the stage of the load, empty for a step that its job does not declare any more
 * @param description what it does, in a sentence
 * @param completedIn the earlier execution that has completed it, so that this one passed it over
 * @param message the first line of why it failed, else empty
 */
record StepRow(
        String name,
        String stage,
        String description,
        boolean isPartition,
        State state,
        @Nullable Long completedIn,
        String read,
        String written,
        String filtered,
        String skipped,
        String commits,
        String took,
        String rowsPerSecond,
        String message) {

    static StepRow executed(StepExecution step, String stage, String description, Clock clock) {
        var rate = step.rowsPerSecond(clock);
        return new StepRow(
                step.isPartition() ? step.name().substring(step.name().indexOf(':') + 1) : step.name(),
                stage,
                description,
                step.isPartition(),
                step.status().state(),
                null,
                Words.number(step.read()),
                Words.number(step.written()),
                Words.number(step.filtered()),
                Words.number(step.skipped()),
                Words.number(step.commits()),
                step.startedAt() == null ? Words.NOTHING : Words.duration(step.took(clock)),
                rate == 0 ? Words.NOTHING : Words.number(rate),
                Words.firstLine(step.exitMessage()));
    }

    static StepRow completedEarlier(DeclaredStep step, long executionId) {
        return notExecuted(step, new State("done before", Mark.GOOD), executionId);
    }

    /** @param isComing whether the execution goes on and will come to it */
    static StepRow notReached(DeclaredStep step, boolean isComing) {
        return notExecuted(step, new State(isComing ? "waiting" : "not run", Mark.IDLE), null);
    }

    private static StepRow notExecuted(DeclaredStep step, State state, @Nullable Long completedIn) {
        return new StepRow(
                step.name(),
                step.stage(),
                step.description(),
                false,
                state,
                completedIn,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                "");
    }
}
