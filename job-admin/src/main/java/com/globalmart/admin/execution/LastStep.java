package com.globalmart.admin.execution;

/**
 * How a step, or a partition of one, stood when a job instance was last at it.
 *
 * @param executionId the attempt that was
 * @param context what it keeps for its next attempt, JSON; {@code {}} of one that is complete
 */
record LastStep(String name, long executionId, ExecutionStatus status, String context) {

    boolean isComplete() {
        return status == ExecutionStatus.COMPLETED;
    }
}
