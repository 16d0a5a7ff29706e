package com.globalmart.ingest.contract;

/** Leaves the parser of a record or of a line that cannot be used; never leaves this package. */
final class UnreadableException extends RuntimeException {

    private final Reason reason;
    private final String detail;

    UnreadableException(Reason reason, String detail) {
        super(detail, null, false, false); // expected, by the hundred in a bad minute: no stack trace
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
