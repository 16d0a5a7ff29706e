package com.globalmart.ingest.contract;

/** Why a record could not be read; the names are those of {@code landing.dead_letter.reason}. */
public enum Reason {
    /** No value on an event topic; no bytes, or neither value nor key, on a profile topic. */
    EMPTY,
    /** The bytes are not one JSON text in UTF-8. */
    NOT_JSON,
    /** A list, a number, a text, but not an object. */
    NOT_AN_OBJECT,
    /** A required field is not there, or null. */
    MISSING_FIELD,
    /** A field has another type, form, length or range than the contract says. */
    INVALID_FIELD
}
