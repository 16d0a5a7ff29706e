package com.globalmart.copy;

import java.util.List;

/**
 * Makes the bytes of rows that are copied later, see {@link CopyWriter#writeEncoded}. For one thread.
 *
 * @param <R> a row
 */
public final class RowEncoder<R> {

    private static final int USUAL_ROW = 1024; // bytes

    private final List<Column<R>> columns;
    private final CopyBuffer buffer = new CopyBuffer(USUAL_ROW);

    RowEncoder(List<Column<R>> columns) {
        this.columns = columns;
    }

    /**
     * Encodes one row.
     *
     * @throws IllegalArgumentException when a value does not fit the format; names the column
     */
    public EncodedRow<R> encode(R row) {
        buffer.truncate(0);
        append(columns, row, buffer);
        return new EncodedRow<>(buffer.copy());
    }

    static <R> void append(List<Column<R>> columns, R row, CopyBuffer buffer) {
        buffer.int16(columns.size());
        for (Column<R> column : columns) {
            column.encode(row, buffer);
        }
    }
}
