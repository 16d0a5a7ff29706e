package com.globalmart.copy;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;

/**
 * A copy in progress: {@link #write} for each row, then {@link #finish}. Closed without having finished, it is given up,
 * and the transaction is aborted.
 *
 * @param <R> a row
 */
public final class CopyWriter<R> implements AutoCloseable {

    private static final int SENT_TOGETHER = 64 * 1024; // bytes
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private final CopyIn copy;
    private final List<Column<R>> columns;
    private final CopyBuffer buffer = new CopyBuffer(SENT_TOGETHER + SENT_TOGETHER / 4);

    CopyWriter(CopyIn copy, List<Column<R>> columns) {
        this.copy = copy;
        this.columns = columns;
        buffer.raw(SIGNATURE);
        buffer.int32(0); // flags
        buffer.int32(0); // no header extension
    }

    /**
     * Copies one row. It is sent now or with a later one, so an error of the server may belong to an earlier row.
     *
     * @throws IllegalArgumentException when a value does not fit the format; names the column. The row is left out, and
     *     the copy can go on
     */
    public void write(R row) throws SQLException {
        int begin = buffer.size();
        try {
            buffer.int16(columns.size());
            for (Column<R> column : columns) {
                column.encode(row, buffer);
            }
        } catch (RuntimeException e) {
            buffer.truncate(begin);
            throw e;
        }
        if (buffer.size() >= SENT_TOGETHER) {
            send();
        }
    }

    /**
     * Ends the copy. The rows are in the table then, and visible to others once the caller commits.
     *
     * @return how many rows there were
     */
    public long finish() throws SQLException {
        buffer.int16(-1); // the trailer
        send();
        return copy.endCopy();
    }

    /** Gives the copy up unless it is finished or the server has ended it with an error. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.bytes(), 0, buffer.size());
        buffer.truncate(0);
    }
}
