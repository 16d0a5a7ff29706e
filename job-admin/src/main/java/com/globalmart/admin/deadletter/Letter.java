package com.globalmart.admin.deadletter;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.record.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * A record that ingest could not read, with all that is known of it.
 *
 * @param detail what was found and expected; may quote the record
 * @param recordTime the record's own time
 * @param received when ingest took it
 * @param resolved when it was mended or discarded; null while it is open
 * @param requestId the request by which that was done; null while it is open
 * @param key its key, as far as a page shows it
 * @param value its value, as far as a page shows it
 * @param valueBytes how long its value is; -1 where it has none
 */
record Letter(
        RecordId id,
        UnreadableReason reason,
        String detail,
        LetterState state,
        Moment recordTime,
        Moment received,
        @Nullable Moment resolved,
        @Nullable Long requestId,
        ShownText key,
        ShownText value,
        long valueBytes) {

    public boolean isOpen() {
        return state == LetterState.OPEN;
    }

    public boolean hasValue() {
        return valueBytes >= 0;
    }

    /** @throws ProblemException if somebody has dealt with it */
    Letter requireOpen() {
        if (!isOpen()) {
            throw ProblemException.conflict("Dead letter %s is %s by request %d: nothing was asked for."
                    .formatted(id, state.parameter(), requestId));
        }
        return this;
    }
}
