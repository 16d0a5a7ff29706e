package com.globalmart.ingest.position;

import org.jspecify.annotations.Nullable;

/**
 * The log of a partition, as the broker has it now.
 *
 * @param topicId the broker's id of the topic
 * @param beginning the first offset that it still has
 * @param end the offset behind its last record
 */
record Log(String topicId, long beginning, long end) {

    /** Whether a position can go on in a log, and if not why. */
    enum Fit {
        READABLE,
        /** The topic was deleted and made anew, or nobody knows the position. */
        OTHER_TOPIC,
        /** The log lost records before they landed. */
        BEGINNING_LOST,
        /** The log was cut off: offsets that have landed will be used again. */
        END_LOST
    }

    Fit fit(@Nullable Position stored) {
        if (stored == null || !stored.topicId().equals(topicId)) {
            return Fit.OTHER_TOPIC;
        }
        if (stored.nextOffset() < beginning) {
            return Fit.BEGINNING_LOST;
        }
        return stored.nextOffset() > end ? Fit.END_LOST : Fit.READABLE;
    }
}
