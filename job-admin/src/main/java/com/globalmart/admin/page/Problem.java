package com.globalmart.admin.page;

/**
 * What went wrong, as a page says it.
 *
 * @param status the answer's status code
 * @param title what happened
 * @param detail what was looked at, found and expected
 */
public record Problem(int status, String title, String detail) {

    /** What is said where only the status is known: never more than that. */
    static Problem of(int status) {
        return switch (status) {
            case 400 -> new Problem(status, "That request made no sense", "Go back, and try it from the page again.");
            case 401 -> new Problem(status, "Not logged in", "Log in, and ask again.");
            case 403 ->
                new Problem(
                        status,
                        "Not allowed",
                        "Your role does not include this, or the page was open too long: reload it, or ask an admin.");
            case 404 -> new Problem(status, "Nothing here", "The address names no page. Start from Tonight.");
            case 405 -> new Problem(status, "Not that way", "This address does not take that kind of request.");
            case 413 -> new Problem(status, "Too large", "What was sent is larger than anything the console takes.");
            case 429 -> new Problem(status, "Too many attempts", "Wait a minute, then try again.");
            case 503 ->
                new Problem(
                        status,
                        "The warehouse does not answer",
                        "Nothing can be shown until it does. Running jobs are not touched by this page being empty; "
                                + "reload when the database is back.");
            default ->
                new Problem(
                        status,
                        status < 500 ? "That did not work" : "The console failed",
                        "The reason is in the log of job-admin. Try again; what was asked before is not lost.");
        };
    }

    static Problem of(ProblemException e) {
        var title = switch (e.status()) {
            case NOT_FOUND -> "Nothing here";
            case BAD_REQUEST -> "That value does not fit";
            case CONFLICT -> "Not as things stand";
            case TOO_MANY_REQUESTS -> "Not just now";
            default -> e.status().getReasonPhrase();
        };
        return new Problem(e.status().value(), title, String.valueOf(e.getMessage()));
    }
}
