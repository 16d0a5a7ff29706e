package com.globalmart.batch.execution;

import org.jspecify.annotations.Nullable;

/** Something that was asked for cannot be done now; the message says why and what to do. */
public class RefusedException extends RuntimeException {

    private final transient @Nullable Long executionId;

    public RefusedException(String message) {
        this(message, null);
    }

    /** @param executionId the execution that is in the way; null where none is */
    RefusedException(String message, @Nullable Long executionId) {
        super(message);
        this.executionId = executionId;
    }

    /** The execution that is in the way, where one is. */
    public @Nullable Long executionId() {
        return executionId;
    }
}
