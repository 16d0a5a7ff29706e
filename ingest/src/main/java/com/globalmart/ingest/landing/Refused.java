package com.globalmart.ingest.landing;

/**
 * A record that its table does not take.
 *
 * @param sqlState of the refusal; {@code none} where the record could not even be sent
 * @param detail a sentence for whoever mends the dead letter
 */
record Refused<T>(Landed<T> record, String sqlState, String detail) {

    static <T> Refused<T> byDatabase(Landed<T> record, DatabaseRefusal refusal) {
        return new Refused<>(
                record,
                refusal.sqlState(),
                "the database refused it (SQLSTATE %s): %s".formatted(refusal.sqlState(), refusal.message()));
    }

    static <T> Refused<T> unsent(Landed<T> record, IllegalArgumentException reason) {
        return new Refused<>(record, "none", "it cannot be copied: %s".formatted(reason.getMessage()));
    }
}
