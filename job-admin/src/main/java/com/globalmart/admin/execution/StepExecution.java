package com.globalmart.admin.execution;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step, or at one of its partitions.
 *
 * @param name as the job repository has it: see {@link StepName}
 * @param filtered rows that were left out on purpose
 * @param quarantined rows that could not be used: skipped, or put into quarantine
 * @param expected rows that it is to read, at most; null where that is not known
 * @param startedAt null while it waits for a thread
 * @param endedAt null while it runs
 * @param committedAt when it last wrote how far it is
 * @param exitMessage why it ended as it did; empty if it went well
 */
public record StepExecution(
        long stepExecutionId,
        String name,
        ExecutionStatus status,
        long read,
        long written,
        long filtered,
        long quarantined,
        long commits,
        @Nullable Long expected,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant committedAt,
        String exitMessage) {

    boolean isPartition() {
        return StepName.isPartition(name);
    }

    /** Whether a thread works on it: a partition is made before it begins. */
    boolean isRunning() {
        return status.isActive() && startedAt != null;
    }

    StepExecution withCounts(
            long allRead,
            long allWritten,
            long allFiltered,
            long allQuarantined,
            long allCommits,
            @Nullable Long allExpected) {
        return new StepExecution(
                stepExecutionId,
                name,
                status,
                allRead,
                allWritten,
                allFiltered,
                allQuarantined,
                allCommits,
                allExpected,
                startedAt,
                endedAt,
                committedAt,
                exitMessage);
    }

    /** How long it took, or has been running at a moment. */
    Duration took(Instant now) {
        if (startedAt == null) {
            return Duration.ZERO;
        }
        return Duration.between(startedAt, endedAt == null ? now : endedAt);
    }

    /** Rows a second over its whole time, of what it read or wrote, whichever is more; 0 for less than 50 ms. */
    long rowsPerSecond(Instant now) {
        long millis = took(now).toMillis();
        return millis < 50 ? 0 : Math.max(read, written) * 1000 / millis;
    }
}
