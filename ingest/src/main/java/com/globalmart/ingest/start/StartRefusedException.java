package com.globalmart.ingest.start;

/** Something without which nothing can land is not there; the message says what was looked at and what to do. */
final class StartRefusedException extends RuntimeException {

    StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
