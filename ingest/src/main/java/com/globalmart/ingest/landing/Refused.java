package com.globalmart.ingest.landing;

/**
 * A record that its table does not take.
 *
 * @param refusal why
 */
record Refused(Arrival arrival, DatabaseRefusal refusal) {

    /** A sentence for whoever mends the dead letter. */
    String detail() {
        return "the database refused it (SQLSTATE %s): %s".formatted(refusal.sqlState(), refusal.message());
    }
}
