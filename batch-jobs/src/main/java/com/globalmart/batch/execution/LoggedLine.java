package com.globalmart.batch.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log that belongs to an execution.
 *
 * @param step the step that logged it; null outside of steps
 * @param stackTrace of the failure; null without one
 */
record LoggedLine(
        long executionId,
        Instant at,
        String level,
        @Nullable String step,
        String logger,
        String thread,
        String message,
        @Nullable String stackTrace) {}
