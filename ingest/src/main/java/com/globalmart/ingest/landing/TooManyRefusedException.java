package com.globalmart.ingest.landing;

/** The database refuses so many records of a topic that the fault will not be theirs; nothing has landed or become a dead letter. */
public final class TooManyRefusedException extends RuntimeException {

    private final String sqlState;

    TooManyRefusedException(String topic, int tried, int allowed, Refused last) {
        super(
                ("the database refuses more than %d of %d records of %s, the last one with: %s. Expected fewer: take back what"
                                + " makes it refuse them, or allow more with globalmart.ingest.refused.*")
                        .formatted(allowed, tried, topic, last.detail()));
        this.sqlState = last.refusal().sqlState();
    }

    /** Of the last refusal. */
    public String sqlState() {
        return sqlState;
    }
}
