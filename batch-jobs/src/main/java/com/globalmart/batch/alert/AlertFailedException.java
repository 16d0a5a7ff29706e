package com.globalmart.batch.alert;

/** A channel did not take an alert. */
final class AlertFailedException extends RuntimeException {

    /** @param message for the log and the table: without addresses that hold a secret */
    AlertFailedException(String message) {
        super(message);
    }
}
