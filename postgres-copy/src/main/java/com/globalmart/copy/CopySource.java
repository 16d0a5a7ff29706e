package com.globalmart.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows copied out of the database, one after the other and never all in memory. It is the quickest way to read many:
 *
 * <pre>{@code
 * private static final CopySource<Sale> SALES = CopySource.of(
 *         "select transaction_id, quantity, discount from landing.sale",
 *         row -> new Sale(row.uuid(), row.integer(), row.orNull(CopyRow::numeric)));
 *
 * SALES.read(connection, sale -> ...);
 * }</pre>
 *
 * <p>A copy takes no parameters: values are part of the query's text, and whoever writes them there quotes them. Until all
 * rows are read, the connection does nothing else.
 *
 * @param <T> what a row becomes
 */
public final class CopySource<T> {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int END = -1;
    private static final String CANCELLED = "57014"; // SQLSTATE

    private final String query;
    private final Row<T> row;

    private CopySource(String query, Row<T> row) {
        this.query = query;
        this.row = row;
    }

    /**
     * Names what to read.
     *
     * @param query a select; its columns are read in their order, each with the method of its type
     * @param row makes a value of a row that is valid during the call only
     */
    public static <T> CopySource<T> of(String query, Row<T> row) {
        return new CopySource<>(query, row);
    }

    /**
     * Reads all rows. When this or the consumer fails, the transaction is aborted: it can only be rolled back.
     *
     * @return how many rows there were
     */
    public long read(Connection connection, Consumer<? super T> consumer) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        var copy = postgres.getCopyAPI().copyOut("copy (%s) to stdout (format binary)".formatted(query));
        try {
            return read(new CopyBytes(copy), consumer);
        } catch (SQLException | RuntimeException | Error e) {
            giveUp(postgres, copy, e);
            throw e;
        }
    }

    private long read(CopyBytes bytes, Consumer<? super T> consumer) throws SQLException {
        readHeader(bytes);
        var fields = new CopyRow(bytes);
        long rows = 0;
        while (true) {
            bytes.await(Short.BYTES);
            int count = bytes.int16();
            if (count == END) {
                bytes.awaitEnd();
                return rows;
            }
            fields.begin(rows, count);
            consumer.accept(row.from(fields));
            fields.end();
            rows++;
        }
    }

    private static void readHeader(CopyBytes bytes) throws SQLException {
        bytes.await(SIGNATURE.length + 2 * Integer.BYTES);
        if (!Arrays.equals(bytes.raw(SIGNATURE.length), SIGNATURE)) {
            throw new SQLException("what was sent is no binary copy");
        }
        bytes.skip(Integer.BYTES); // flags
        int extension = bytes.int32();
        bytes.await(extension);
        bytes.skip(extension);
    }

    /** The driver's own way, {@code cancelCopy}, leaves what is still on its way to be read by the next statement. */
    private static void giveUp(PGConnection postgres, CopyOut copy, Throwable cause) {
        if (!copy.isActive()) {
            return;
        }
        try {
            postgres.cancelQuery();
            while (copy.readFromCopy() != null) {
                // sent before the server heard of it
            }
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) {
                cause.addSuppressed(e);
            }
        }
    }

    /**
     * Makes a value of a row.
     *
     * @param <T> what a row becomes
     */
    @FunctionalInterface
    public interface Row<T> {
        T from(CopyRow row) throws SQLException;
    }
}
