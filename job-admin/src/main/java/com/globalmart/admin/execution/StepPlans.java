package com.globalmart.admin.execution;

import org.springframework.stereotype.Component;

/** Puts an execution and its steps together. */
@Component
class StepPlans {

    private final Executions executions;
    private final Steps steps;

    StepPlans(Executions executions, Steps steps) {
        this.executions = executions;
        this.steps = steps;
    }

    StepPlan of(long executionId) {
        var execution = executions.get(executionId);
        return new StepPlan(
                execution,
                steps.declared(execution.jobName()),
                steps.of(executionId),
                steps.lastBefore(execution.instanceId(), executionId));
    }
}
