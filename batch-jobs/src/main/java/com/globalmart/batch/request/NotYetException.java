package com.globalmart.batch.request;

/** A request that cannot be carried out yet, and may be later: it stays open. */
class NotYetException extends RuntimeException {

    /** @param message what it waits for, for who asked */
    NotYetException(String message) {
        super(message);
    }
}
