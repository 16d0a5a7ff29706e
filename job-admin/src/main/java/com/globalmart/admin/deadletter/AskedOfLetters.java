package com.globalmart.admin.deadletter;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.jooq.impl.DSL.field;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What was asked about dead letters: requests that name a selection. */
@Repository
class AskedOfLetters {

    private final DSLContext warehouse;

    AskedOfLetters(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * One request.
     *
     * @param outcome what ingest says; null while it is open
     */
    record Asked(
            long requestId,
            String verb,
            String state,
            String by,
            Moment at,
            @Nullable String outcome) {}

    /** What was asked with one of the selections, the oldest first. */
    List<Asked> with(List<String> selections) {
        if (selections.isEmpty()) {
            return List.of();
        }
        return warehouse
                .selectFrom(REQUEST)
                .where(field("{0} ->> 'selection'", String.class, REQUEST.PARAMETERS)
                        .in(selections))
                .orderBy(REQUEST.REQUEST_ID)
                .fetch(row -> new Asked(
                        row.getRequestId(),
                        Words.label(row.getKind()),
                        row.getState().toLowerCase(Locale.ROOT),
                        row.getRequestedBy(),
                        Moment.of(row.getRequestedAt()),
                        row.getOutcome()));
    }
}
