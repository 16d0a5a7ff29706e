package com.globalmart.admin.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done to an execution as it stands. */
record Actions(boolean isStoppable, boolean isRestartable, boolean isAbandonable, boolean isRecoverable) {

    static Actions of(Execution execution, @Nullable Owner owner, Instant now) {
        return new Actions(
                execution.isStoppable(),
                execution.isRestartable(),
                execution.isRestartable(),
                execution.status() == ExecutionStatus.UNKNOWN || Standing.isOrphaned(execution, owner, now));
    }
}
