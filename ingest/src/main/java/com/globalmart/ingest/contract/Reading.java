package com.globalmart.ingest.contract;

/** What came of reading one record. Bad records are expected, so they are values. */
public sealed interface Reading<T> {

    /** The record, valid as far as its schema can tell. */
    record Readable<T>(T content) implements Reading<T> {}

    /**
     * Why there is no record.
     *
     * @param detail a sentence that names the field, what was found and what was expected
     */
    record Unreadable<T>(Reason reason, String detail) implements Reading<T> {}
}
