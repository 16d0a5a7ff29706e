package com.globalmart.admin.audit;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit as the page shows it.
 *
 * @param reason empty where none was given
 * @param state how the request stands; null where it was none
 * @param outcome empty where there is nothing to say
 */
record AuditRow(
        long auditId,
        Moment occurred,
        String actor,
        String action,
        String target,
        String reason,
        @Nullable Long requestId,
        @Nullable State state,
        String outcome,
        @Nullable Long executionId) {

    static AuditRow of(AuditEntry entry) {
        return new AuditRow(
                entry.auditId(),
                Moment.of(entry.occurredAt()),
                entry.actor(),
                entry.action().replace('_', ' '),
                entry.target(),
                entry.reason() == null ? "" : entry.reason(),
                entry.requestId(),
                entry.state() == null ? null : state(entry.state()),
                entry.outcome() == null ? "" : entry.outcome(),
                entry.executionId());
    }

    private static State state(String state) {
        return switch (state) {
            case "DONE" -> new State("done", Mark.GOOD, "A node has carried it out");
            case "REFUSED" -> new State("refused", Mark.BAD, "A node found that it could not be done");
            default -> new State("open", Mark.BUSY, "No node has carried it out yet");
        };
    }
}
