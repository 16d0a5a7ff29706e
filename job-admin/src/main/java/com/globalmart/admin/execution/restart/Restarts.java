package com.globalmart.admin.execution.restart;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.execution.Steps;
import com.globalmart.admin.page.ProblemException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether executions can be restarted, and what that would do. Looking changes nothing. */
@Component
public class Restarts {

    private static final Comparator<Restart> BY_BUSINESS_DATE = Comparator.comparing(
                    Restart::businessDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Restart::executionId);

    private final Executions executions;
    private final Steps steps;

    Restarts(Executions executions, Steps steps) {
        this.executions = executions;
        this.steps = steps;
    }

    /**
     * The restarts of executions, in ascending order of their business dates; those about none come last.
     *
     * @throws ProblemException if there is no execution of one of the numbers
     */
    public List<Restart> of(Collection<Long> executionIds) {
        var found = executions.withNumbers(executionIds);
        for (var executionId : executionIds) {
            if (found.stream().noneMatch(execution -> execution.executionId() == executionId)) {
                throw Executions.missing(executionId);
            }
        }
        return found.stream().map(this::restart).sorted(BY_BUSINESS_DATE).toList();
    }

    private Restart restart(Execution execution) {
        var refusal = refusal(execution);
        return refusal == null
                ? Restart.possible(execution, preview(execution).predictions(null))
                : Restart.refused(execution, refusal);
    }

    /** What a restart of an execution would do with each of its steps. */
    RestartPreview preview(Execution execution) {
        return new RestartPreview(
                execution,
                steps.declared(execution.jobName()),
                steps.lastBefore(execution.instanceId(), Long.MAX_VALUE));
    }

    /** Why an execution cannot be restarted, a sentence; null if it can. */
    static @Nullable String refusal(Execution execution) {
        if (!execution.isNewest()) {
            return "Execution %d was followed by another attempt at the same work: restart that one instead."
                    .formatted(execution.executionId());
        }
        if (execution.status() == ExecutionStatus.STOPPING) {
            return "Execution %d is still draining: it can be restarted once it is stopped."
                    .formatted(execution.executionId());
        }
        if (!execution.isRestartable()) {
            return "Execution %d is %s; failed and stopped ones can be restarted."
                    .formatted(
                            execution.executionId(), execution.status().state().word());
        }
        return null;
    }
}
