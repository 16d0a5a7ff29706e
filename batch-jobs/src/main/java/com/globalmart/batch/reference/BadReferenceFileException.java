package com.globalmart.batch.reference;

/** A reference file was not taken; the message names the file and every bad line. */
final class BadReferenceFileException extends RuntimeException {

    BadReferenceFileException(String message) {
        super(message);
    }
}
