package com.globalmart.batch.discard;

/** A load cannot be given up now. */
final class LoadInUseException extends RuntimeException {

    LoadInUseException(String message) {
        super(message);
    }
}
