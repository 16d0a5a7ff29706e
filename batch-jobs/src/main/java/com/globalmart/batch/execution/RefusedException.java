package com.globalmart.batch.execution;

/** Something that was asked for cannot be done now; the message says why and what to do. */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }
}
