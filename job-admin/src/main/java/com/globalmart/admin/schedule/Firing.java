package com.globalmart.admin.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A launch that a schedule has asked for.
 *
 * @param reason says the time it was for: {@code scheduled for 2026-03-15T02:00:00Z}
 * @param state of the request: OPEN, DONE or REFUSED
 * @param outcome what became of it, or null
 * @param executionId the execution that it began, if any
 * @param status of that execution
 */
record Firing(
        long requestId,
        Instant at,
        @Nullable String reason,
        String state,
        @Nullable String outcome,
        @Nullable Long executionId,
        @Nullable String status) {

    private static final String SCHEDULED_FOR = "scheduled for ";

    /** The time that it was for; when it was asked for where its reason does not say so. */
    Instant scheduled() {
        if (reason == null || !reason.startsWith(SCHEDULED_FOR)) {
            return at;
        }
        try {
            return Instant.parse(reason.substring(SCHEDULED_FOR.length()));
        } catch (DateTimeException e) {
            return at;
        }
    }
}
