package com.globalmart.ingest.position;

/** What was to be accepted is not so; the message says what was found and what was expected. Nothing has changed. */
public final class NotAcceptableException extends RuntimeException {

    NotAcceptableException(String message) {
        super(message);
    }
}
