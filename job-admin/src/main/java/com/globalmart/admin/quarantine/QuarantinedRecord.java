package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.RecordId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined record with all that is known of it.
 *
 * @param detail what was found and expected; may quote the record
 * @param identity transaction or event
 * @param amount what it is worth in its own currency; null where it has no amount
 * @param isPublished whether the load that refused it is published; until then it may take the record again
 * @param executionId the execution that refused it
 * @param resolved when it was replayed or discarded; null while it is open
 * @param requestId the request by which that was done; null while it is open
 * @param landedAgain where it landed again; null unless it was replayed
 * @param isRefusedAgain whether what landed again was refused, too
 * @param payload in the fields of its contract, as JSON on several lines, as far as a page shows it
 * @param cutOff how many characters of it are not shown
 */
record QuarantinedRecord(
        RecordId id,
        RefusalReason reason,
        String detail,
        String identity,
        @Nullable String amount,
        Moment occurred,
        Moment quarantined,
        int loadId,
        LocalDate businessDate,
        boolean isPublished,
        long executionId,
        QuarantineState state,
        @Nullable Moment resolved,
        @Nullable Long requestId,
        @Nullable RecordId landedAgain,
        boolean isRefusedAgain,
        String payload,
        long cutOff) {

    public boolean isOpen() {
        return state == QuarantineState.OPEN;
    }

    /** Whether something can be done about it. */
    public boolean isChoosable() {
        return isOpen() && isPublished;
    }

    /** @throws ProblemException if nothing can be done about it, with the reason */
    QuarantinedRecord requireChoosable() {
        if (!isOpen()) {
            throw ProblemException.conflict("Record %s is %s by request %d: nothing was asked for."
                    .formatted(id, state.parameter(), requestId));
        }
        if (!isPublished) {
            throw ProblemException.conflict(
                    "Record %s is of load %d, which is not published: it may take the record again. Nothing was asked for."
                            .formatted(id, loadId));
        }
        return this;
    }
}
