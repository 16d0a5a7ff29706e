package com.globalmart.admin.execution;

import com.globalmart.admin.page.Moment;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of one execution, as its page shows it.
 *
 * @param title the job and what its run is about
 * @param ended null while it runs
 * @param nodeId who runs or ran it, if that is known
 * @param exitMessage the whole text of why it failed, as far as the repository kept it; else empty
 */
record ExecutionPage(
        String title,
        ExecutionRow execution,
        List<Execution.Parameter> parameters,
        Moment created,
        @Nullable Moment ended,
        @Nullable String nodeId,
        String exitMessage,
        List<StepRow> steps) {

    static ExecutionPage of(StepPlan plan, Clock clock) {
        var execution = plan.execution();
        return new ExecutionPage(
                execution.title(),
                ExecutionRow.of(execution, clock),
                execution.parameters(),
                Moment.of(execution.createdAt()),
                execution.endedAt() == null ? null : Moment.of(execution.endedAt()),
                execution.nodeId(),
                execution.exitMessage(),
                plan.rows(clock));
    }
}
