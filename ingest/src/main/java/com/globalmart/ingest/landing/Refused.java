package com.globalmart.ingest.landing;

/**
 * A record that its table does not take.
 *
 * @param sqlState of the refusal
 * @param detail a sentence for whoever mends the dead letter
 */
record Refused<T>(Landed<T> record, String sqlState, String detail) {

    static <T> Refused<T> byDatabase(Landed<T> record, DatabaseRefusal refusal) {
        return new Refused<>(
                record,
                refusal.sqlState(),
                "the database refused it (SQLSTATE %s): %s".formatted(refusal.sqlState(), refusal.message()));
    }
}
