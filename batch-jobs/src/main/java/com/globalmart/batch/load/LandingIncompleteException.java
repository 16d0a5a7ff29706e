package com.globalmart.batch.load;

/** A load cannot be planned because landing has not got everything of its day. */
final class LandingIncompleteException extends RuntimeException {

    LandingIncompleteException(String message) {
        super(message);
    }
}
