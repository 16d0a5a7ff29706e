package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.record.RecordId;
import java.time.LocalDate;

/**
 * A quarantined record as a row of a list.
 *
 * @param detail what was found and expected, on one line
 * @param isChoosable whether it is open, and its load is published, so that something can be done about it
 */
record QuarantineRow(
        RecordId id,
        RefusalReason reason,
        String detail,
        String identity,
        int loadId,
        LocalDate businessDate,
        Moment occurred,
        State state,
        boolean isChoosable) {}
