package com.globalmart.ingest.position;

/** The broker does not answer now, and may do so later. */
public final class BrokerUnavailableException extends RuntimeException {

    BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
