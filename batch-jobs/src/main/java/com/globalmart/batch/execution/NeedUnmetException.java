package com.globalmart.batch.execution;

/** A job cannot be started yet: another that it needs is not complete, or its own last execution still runs. */
public class NeedUnmetException extends RefusedException {

    NeedUnmetException(String message) {
        super(message);
    }
}
