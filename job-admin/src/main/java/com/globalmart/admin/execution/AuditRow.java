package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;

/**
 * A thing that was asked about an execution.
 *
 * @param reason why, empty where none was given
 * @param outcome what became of it, empty while it is open
 */
record AuditRow(Moment at, String actor, String action, String reason, long requestId, State state, String outcome) {

    /** @param progress as the table of requests calls it */
    static AuditRow of(
            Moment at, String actor, String action, String reason, long requestId, String progress, String outcome) {
        var state = switch (progress) {
            case "DONE" -> new State("done", Mark.GOOD);
            case "REFUSED" -> new State("refused", Mark.BAD);
            default -> new State("open", Mark.BUSY, "A node has yet to carry it out.");
        };
        return new AuditRow(at, actor, action, reason, requestId, state, outcome);
    }
}
