package com.globalmart.admin.execution;

/**
 * How a step, or a partition of one, stood when a job instance was last at it.
 *
 * @param executionId the attempt that was
 * @param context what it keeps for its next attempt, JSON; {@code {}} of one that is complete
 */
public record LastStep(String name, long executionId, ExecutionStatus status, String context) {

    public boolean isComplete() {
        return status == ExecutionStatus.COMPLETED;
    }
}
