package com.globalmart.admin.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step, or at one partition of it.
 *
 * @param name the step, and after a colon its partition
 * @param skipped rows that could not be used, while reading, processing and writing together
 * @param startedAt null while it waits for a thread
 * @param endedAt null while it runs
 * @param exitMessage why it ended as it did; empty if it went well
 */
record StepExecution(
        long stepExecutionId,
        String name,
        ExecutionStatus status,
        long read,
        long written,
        long filtered,
        long skipped,
        long commits,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String exitMessage) {

    boolean isPartition() {
        return name.indexOf(':') >= 0;
    }

    /** This step with the counts of one of its partitions added. */
    StepExecution plusCounts(StepExecution partition) {
        return new StepExecution(
                stepExecutionId,
                name,
                status,
                read + partition.read,
                written + partition.written,
                filtered + partition.filtered,
                skipped + partition.skipped,
                commits + partition.commits,
                startedAt,
                endedAt,
                exitMessage);
    }

    Duration took(Clock clock) {
        if (startedAt == null) {
            return Duration.ZERO;
        }
        return Duration.between(startedAt, endedAt == null ? clock.instant() : endedAt);
    }

    /** Rows a second over its whole time, of what it read or wrote, whichever is more; 0 for less than 50 ms. */
    long rowsPerSecond(Clock clock) {
        long millis = took(clock).toMillis();
        return millis < 50 ? 0 : Math.max(read, written) * 1000 / millis;
    }
}
