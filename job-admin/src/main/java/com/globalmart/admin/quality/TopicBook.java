package com.globalmart.admin.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one load took of one topic, and what it made of it.
 *
 * @param status of the load: OPEN or PUBLISHED
 * @param produced offsets of the log that it took
 * @param landedAgain mended and replayed records that it took
 * @param fates what became of the landed records; null until the load has closed its books
 */
record TopicBook(
        int loadId,
        LocalDate businessDate,
        String status,
        String topic,
        long produced,
        long landedAgain,
        @Nullable Fates fates) {

    /**
     * What became of landed records: each has one fate.
     *
     * @param missingAmount worth of the records without a fate, each in its own currency: a check sum, which is 0 where all is well
     */
    record Fates(long landed, long facts, long duplicates, long quarantined, BigDecimal missingAmount) {

        long missing() {
            return landed - facts - duplicates - quarantined;
        }
    }
}
