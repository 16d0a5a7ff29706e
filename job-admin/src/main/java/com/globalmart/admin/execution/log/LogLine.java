package com.globalmart.admin.execution.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that a node logged while an execution ran.
 *
 * @param step the step, or the partition of one, that logged it; null outside of steps
 * @param stackTrace of the failure; null without one
 */
record LogLine(
        long lineId,
        Instant at,
        LogLevel level,
        @Nullable String step,
        String logger,
        String thread,
        String message,
        @Nullable String stackTrace) {}
