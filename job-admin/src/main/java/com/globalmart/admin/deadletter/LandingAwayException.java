package com.globalmart.admin.deadletter;

import org.jooq.exception.DataAccessException;

/** The database realtime, where dead letters are kept, does not answer. */
final class LandingAwayException extends RuntimeException {

    LandingAwayException(DataAccessException cause) {
        super("the database realtime does not answer", cause);
    }
}
