package com.globalmart.admin.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit, newest first.
 *
 * @param older where the next page is, if there is one
 */
record AuditPage(
        List<AuditRow> rows, AuditFilter filter, @Nullable String older) {

    private static final int ROWS = 50;

    /** How many rows have to be read: one more than is shown tells whether there are older ones. */
    static final int READ = ROWS + 1;

    static AuditPage of(List<AuditEntry> read, AuditFilter filter) {
        var shown = read.subList(0, Math.min(ROWS, read.size()));
        var older =
                read.size() > ROWS ? filter.before(shown.getLast().auditId()).address() : null;
        return new AuditPage(shown.stream().map(AuditRow::of).toList(), filter, older);
    }
}
