package com.globalmart.cli.deadletter;

/** Why ingest could not read a record. */
enum Reason {
    EMPTY,
    NOT_JSON,
    NOT_AN_OBJECT,
    MISSING_FIELD,
    INVALID_FIELD
}
