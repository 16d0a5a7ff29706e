package com.globalmart.ingest.request;

import org.jspecify.annotations.Nullable;

/**
 * Something that an operator asked of landing. Of the parameters each kind has its own.
 *
 * @param kind mend_dead_letters, discard_dead_letters, replay_quarantined, discard_quarantined or accept_position
 * @param selection of dead letters or quarantined records, a UUID
 * @param topic of a position
 * @param partition of a position, a number
 * @param expected offset at which the operator saw the position stand, a number
 */
record Request(
        long requestId,
        String kind,
        @Nullable String selection,
        @Nullable String topic,
        @Nullable String partition,
        @Nullable String expected) {

    boolean isAboutQuarantine() {
        return kind.endsWith("_quarantined");
    }
}
