package com.globalmart.admin.page;

import org.springframework.http.HttpStatus;

/** What was asked for cannot be shown or done; a page says why, and what to do next. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;

    private ProblemException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** The address names something that does not exist. */
    public static ProblemException notFound(String message) {
        return new ProblemException(HttpStatus.NOT_FOUND, message);
    }

    /** A value is not one that is allowed. */
    public static ProblemException invalid(String message) {
        return new ProblemException(HttpStatus.BAD_REQUEST, message);
    }

    /** It cannot be done as things stand. */
    public static ProblemException conflict(String message) {
        return new ProblemException(HttpStatus.CONFLICT, message);
    }

    /** Others are at it already: later it can be done. */
    public static ProblemException busy(String message) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, message);
    }

    HttpStatus status() {
        return status;
    }
}
