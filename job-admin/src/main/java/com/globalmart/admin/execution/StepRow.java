package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step as a page shows it. Counts are words already; a step that did not run has none.
 *
 * @param name the step, or what tells the partition from others of the step above it
 * @param stage the stage of the load, empty for a step that its job does not declare any more
 * @param description what it does, in a sentence
 * @param isStraggler whether it takes much longer than the other partitions
 * @param completedIn the earlier execution that has completed it, so that this one passed it over
 * @param expected rows that it is to read; empty where that is not known
 * @param since when it began, ISO 8601, while it runs; else null
 * @param message the first line of why it failed, else empty
 * @param fold how many of its partitions are shown; null for a partition, and for a step that did not run
 */
record StepRow(
        String name,
        String stage,
        String description,
        boolean isPartition,
        boolean isStraggler,
        State state,
        @Nullable Long completedIn,
        String read,
        String expected,
        String written,
        String filtered,
        String quarantined,
        String rowsPerSecond,
        String took,
        @Nullable String since,
        String message,
        @Nullable Fold fold) {

    static final State DONE_BEFORE =
            new State("done before", Mark.GOOD, "An earlier attempt has completed it: it is not run again.");

    private static final State WAITING = new State("waiting", Mark.IDLE, "It waits for a thread.");

    /**
     * The partitions of a step.
     *
     * @param isOpen whether all are shown
     * @param isMany whether not all are shown unless asked for
     */
    record Fold(String step, int partitions, boolean isOpen, boolean isMany) {}

    static StepRow of(StepExecution step, @Nullable DeclaredStep declaration, Fold fold, Instant now) {
        return executed(
                step,
                declaration == null ? "" : declaration.stage(),
                declaration == null ? "" : declaration.description(),
                false,
                fold,
                now);
    }

    static StepRow ofPartition(StepExecution partition, boolean isStraggler, Instant now) {
        return executed(partition, "", "", isStraggler, null, now);
    }

    private static StepRow executed(
            StepExecution step,
            String stage,
            String description,
            boolean isStraggler,
            @Nullable Fold fold,
            Instant now) {
        var rate = step.rowsPerSecond(now);
        var start = step.startedAt();
        return new StepRow(
                StepName.shown(step.name()),
                stage,
                description,
                step.isPartition(),
                isStraggler,
                step.status().isActive() && start == null
                        ? WAITING
                        : step.status().state(),
                null,
                Words.number(step.read()),
                step.expected() == null ? "" : Words.number(step.expected()),
                Words.number(step.written()),
                Words.number(step.filtered()),
                Words.number(step.quarantined()),
                rate == 0 ? Words.NOTHING : Words.number(rate),
                start == null ? Words.NOTHING : Words.duration(step.took(now)),
                start != null && step.isRunning() ? start.toString() : null,
                Words.firstLine(step.exitMessage()),
                fold);
    }

    static StepRow notBegun(DeclaredStep step, State state, @Nullable Long completedIn) {
        return new StepRow(
                step.name(),
                step.stage(),
                step.description(),
                false,
                false,
                state,
                completedIn,
                Words.NOTHING,
                "",
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                Words.NOTHING,
                null,
                "",
                null);
    }
}
