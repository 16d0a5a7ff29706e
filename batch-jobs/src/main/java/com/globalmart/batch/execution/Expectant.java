package com.globalmart.batch.execution;

/** A reader that knows how much it is about to read. */
public interface Expectant {

    /** Rows, or keys, from where it was opened to its end; at most, where some may be missing. */
    long expectedRows();
}
