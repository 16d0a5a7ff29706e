package com.globalmart.bench.dimension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The floor of a first load: the rows that it made, statements and versions, by binary COPY over one connection into tables with
 * the same columns and indexes, 20,000 rows a transaction. The rows lie in memory, so that nothing but the copying is measured.
 */
final class CopyFloor {

    private static final List<String> TABLES =
            List.of("customer_statement", "product_statement", "dim_customers", "dim_products");
    private static final int ROWS_OF_BATCH = 20_000;
    private static final int HEADER_LENGTH = 19;
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private final Connection warehouse;

    CopyFloor(Connection warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Copies all rows of the four tables.
     *
     * @param rows how many there were
     * @param seconds the copying took
     */
    record Measured(long rows, double seconds) {}

    Measured measure() throws SQLException, IOException {
        long rows = 0;
        double seconds = 0;
        try (var statement = warehouse.createStatement()) {
            statement.execute("drop schema if exists floor cascade; create schema floor");
        }
        for (String table : TABLES) {
            String columns = columns(table);
            var batches = taken("copy warehouse.%s (%s) to stdout (format binary)".formatted(table, columns));
            try (var statement = warehouse.createStatement()) {
                statement.execute("create table floor.%1$s (like warehouse.%1$s including all)".formatted(table));
                statement.execute("checkpoint");
            }
            long began = System.nanoTime();
            rows += copied("copy floor.%s (%s) from stdin (format binary)".formatted(table, columns), batches);
            seconds += (System.nanoTime() - began) / 1e9;
        }
        try (var statement = warehouse.createStatement()) {
            statement.execute("drop schema floor cascade");
        }
        return new Measured(rows, seconds);
    }

    /** All columns but those that the server works out. */
    private String columns(String table) throws SQLException {
        try (var statement = warehouse.prepareStatement("""
                select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
                where table_schema = 'warehouse' and table_name = ? and is_generated = 'NEVER'
                """)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** The server sends a row at a time, the header before the first one, and the trailer for itself. */
    private List<byte[]> taken(String sql) throws SQLException, IOException {
        var batches = new ArrayList<byte[]>();
        var copy = warehouse.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        var bytes = new ByteArrayOutputStream();
        byte[] header = {};
        int rows = 0;
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            if (row.length == TRAILER.length) {
                continue;
            }
            if (header.length == 0) {
                header = Arrays.copyOf(row, HEADER_LENGTH);
            } else if (rows == 0) {
                bytes.write(header);
            }
            bytes.write(row);
            if (++rows == ROWS_OF_BATCH) {
                bytes.write(TRAILER);
                batches.add(bytes.toByteArray());
                bytes.reset();
                rows = 0;
            }
        }
        if (rows > 0) {
            bytes.write(TRAILER);
            batches.add(bytes.toByteArray());
        }
        return batches;
    }

    private long copied(String sql, List<byte[]> batches) throws SQLException {
        long rows = 0;
        for (byte[] batch : batches) {
            var copy = warehouse.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            copy.writeToCopy(batch, 0, batch.length);
            rows += copy.endCopy();
        }
        return rows;
    }
}
