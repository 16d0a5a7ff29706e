package com.globalmart.admin.deadletter;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.record.RecordId;
import java.time.Instant;

/**
 * A dead letter as a row of a list.
 *
 * @param detail what was found and expected, on one line
 * @param bytes how long its value is
 */
record LetterRow(
        RecordId id,
        UnreadableReason reason,
        String detail,
        long bytes,
        Instant receivedAt,
        State state,
        boolean isOpen) {

    public Moment received() {
        return Moment.of(receivedAt);
    }

    public String size() {
        return Words.count(bytes, "byte");
    }
}
