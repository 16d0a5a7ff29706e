package com.globalmart.batch.execution;

/** A job was asked for with a parameter that is unknown, missing or malformed. */
public final class InvalidParameterException extends RuntimeException {

    public InvalidParameterException(String message) {
        super(message);
    }
}
