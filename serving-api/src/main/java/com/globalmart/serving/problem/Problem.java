package com.globalmart.serving.problem;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of problems that callers can tell apart. A type never changes its meaning. */
public enum Problem {
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter does not fit"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not well formed"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid key or token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The key does not reach this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This is read only"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no such format"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "No body is expected"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "More requests than the key may make"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Our fault"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not now");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The URI of the type, for example {@code urn:globalmart:problem:not-found}. */
    public String type() {
        return "urn:globalmart:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem that a status means where nothing more is known. */
    static Problem of(HttpStatusCode status) {
        if (status.value()
                == HttpStatus.NOT_IMPLEMENTED.value()) { // what the server says of methods that it does not know
            return METHOD_NOT_ALLOWED;
        }
        return Arrays.stream(values())
                .filter(problem -> problem != INVALID_PARAMETER && problem.status.value() == status.value())
                .findFirst()
                .orElse(status.is4xxClientError() ? BAD_REQUEST : INTERNAL);
    }
}
