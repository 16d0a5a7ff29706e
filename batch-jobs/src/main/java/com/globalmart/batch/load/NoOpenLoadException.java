package com.globalmart.batch.load;

/** A stage was asked for while no load is open. */
public final class NoOpenLoadException extends RuntimeException {

    static final String MESSAGE = "no load is open: stages act on the open load, so run plan (or nightly) first";

    NoOpenLoadException() {
        super(MESSAGE);
    }
}
