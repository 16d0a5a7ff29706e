package com.globalmart.batch.execution;

/** A job that needs another cannot be started yet. */
public class NeedUnmetException extends RefusedException {

    NeedUnmetException(String message) {
        super(message);
    }
}
