package com.globalmart.cli.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the generator wrote down about one record that it sent: what it is and what must become of it.
 *
 * @param topic the topic's name
 * @param id transaction or event id; of a broken record whatever it had
 * @param userId empty where the record names none
 * @param businessDay the UTC day of the event; null where a broken record has none
 * @param reason why it must be refused, empty if it must not
 * @param lines lines of a sale; 1 of every other event
 * @param reportingAmount revenue in the reporting currency, lines rounded one by one; null but for sales
 */
record LedgerEntry(
        String topic,
        String id,
        String userId,
        @Nullable LocalDate businessDay,
        Fate fate,
        String reason,
        int lines,
        @Nullable BigDecimal reportingAmount) {

    /** What must become of a record. */
    enum Fate {
        FACT,
        DUPLICATE,
        QUARANTINE,
        DEAD_LETTER,
        STATEMENT
    }
}
