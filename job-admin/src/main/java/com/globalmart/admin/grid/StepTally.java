package com.globalmart.admin.grid;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.execution.StepName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Step executions of one job execution that have the same name and stand alike.
 *
 * @param name of a step, or of its partitions up to the colon, with it
 * @param count how many they are; 1 for a step itself
 * @param startedAt when the first of them began; null where none has
 * @param endedAt when the last of them ended; null where none has
 */
record StepTally(
        long instanceId,
        long executionId,
        String name,
        ExecutionStatus status,
        long count,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    String step() {
        return StepName.step(name);
    }

    boolean isOfPartitions() {
        return StepName.isPartition(name);
    }
}
