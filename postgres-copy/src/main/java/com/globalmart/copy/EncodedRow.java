package com.globalmart.copy;

/**
 * A row in the bytes that COPY takes. It is a fraction of the row's objects, so rows that wait to be copied are kept like this.
 *
 * @param <R> the row that it was made of; only a target of such rows takes it
 */
public final class EncodedRow<R> {

    private final byte[] bytes;

    EncodedRow(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
