package com.globalmart.admin.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for or did.
 *
 * @param reason why, in the words of the actor
 * @param requestId the request that was made; null where it was none
 * @param state of the request: OPEN, DONE or REFUSED
 * @param outcome what became of the request, or what it waits for
 * @param executionId the execution that the request started or was about
 */
record AuditEntry(
        long auditId,
        Instant occurredAt,
        String actor,
        String action,
        String target,
        @Nullable String reason,
        @Nullable Long requestId,
        @Nullable String state,
        @Nullable String outcome,
        @Nullable Long executionId) {}
