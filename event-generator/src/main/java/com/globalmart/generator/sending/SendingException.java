package com.globalmart.generator.sending;

/** Kafka could not be reached, or did not take a record. Its message says which and why, in one line. */
public final class SendingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SendingException(String message) {
        super(message);
    }
}
