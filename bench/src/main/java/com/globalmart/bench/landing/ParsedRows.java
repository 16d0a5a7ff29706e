package com.globalmart.bench.landing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Rows that have landed, in PostgreSQL's binary format: what landing would have to do if there were nothing to read and to
 * parse. Held in memory, so that nothing but the copying is measured.
 *
 * @param batches each is copied in a transaction of its own
 */
record ParsedRows(List<Batch> batches) {

    /** As many as land in one transaction at most. */
    static final int ROWS_OF_BATCH = 20_000;

    private static final int SENT_TOGETHER = 64 * 1024; // bytes, as ingest does
    private static final int HEADER_LENGTH = 19;
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    /** @param bytes a whole COPY, from its header to its trailer */
    record Batch(String table, int rows, byte[] bytes) {}

    /** Takes all rows of the landing tables. */
    static ParsedRows taken(Connection connection) throws SQLException, IOException {
        var batches = new ArrayList<Batch>();
        for (String table : LandingTables.OF_RECORDS) {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from %s) to stdout (format binary)".formatted(table));
            take(table, copy, batches);
        }
        return new ParsedRows(List.copyOf(batches));
    }

    /** The server sends a row at a time, the header before the first one, and the trailer for itself. */
    private static void take(String table, CopyOut copy, List<Batch> batches) throws SQLException, IOException {
        byte[] first = copy.readFromCopy();
        if (first == null || first.length <= HEADER_LENGTH + TRAILER.length) {
            while (first != null) {
                first = copy.readFromCopy(); // an empty table
            }
            return;
        }
        byte[] header = java.util.Arrays.copyOf(first, HEADER_LENGTH);
        var bytes = new ByteArrayOutputStream();
        bytes.write(first);
        int rows = 1;
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            if (row.length == TRAILER.length) {
                continue;
            }
            if (rows == ROWS_OF_BATCH) {
                batches.add(finished(table, rows, bytes));
                bytes.reset();
                bytes.write(header);
                rows = 0;
            }
            bytes.write(row);
            rows++;
        }
        batches.add(finished(table, rows, bytes));
    }

    private static Batch finished(String table, int rows, ByteArrayOutputStream bytes) throws IOException {
        bytes.write(TRAILER);
        return new Batch(table, rows, bytes.toByteArray());
    }

    long count() {
        return batches.stream().mapToLong(Batch::rows).sum();
    }

    /** Copies one batch and commits. */
    static void copy(Connection connection, Batch batch) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s from stdin (format binary)".formatted(batch.table()));
        byte[] bytes = batch.bytes();
        for (int at = 0; at < bytes.length; at += SENT_TOGETHER) {
            copy.writeToCopy(bytes, at, Math.min(SENT_TOGETHER, bytes.length - at));
        }
        copy.endCopy();
        connection.commit();
    }
}
