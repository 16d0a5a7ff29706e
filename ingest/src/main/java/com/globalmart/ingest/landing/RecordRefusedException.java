package com.globalmart.ingest.landing;

/** A copy failed, and records of it may be the cause; which ones is to be found out. Nothing of the poll has landed. */
final class RecordRefusedException extends RuntimeException {

    RecordRefusedException(Exception cause) {
        super("a record was refused", cause);
    }
}
