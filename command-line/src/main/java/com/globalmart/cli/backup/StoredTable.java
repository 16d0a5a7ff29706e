package com.globalmart.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A table as a database has it, with its rows in all of its partitions.
 *
 * @param name with its schema: {@code ops.audit}
 * @param sql the same, quoted where SQL needs that
 * @param columns those that are stored as they are given, quoted where SQL needs that; not what the database generates of them
 * @param isPartitioned by day
 * @param days UTC days of its partitions, in order
 * @param indexedDays those of them whose partition has the index of its identities, which a day gets when its first load has ended
 * @param estimatedRows as the planner believes, 0 where it knows nothing
 */
record StoredTable(
        String name,
        String sql,
        List<String> columns,
        boolean isPartitioned,
        List<LocalDate> days,
        List<LocalDate> indexedDays,
        long estimatedRows) {

    StoredTable {
        columns = List.copyOf(columns);
        days = List.copyOf(days);
        indexedDays = List.copyOf(indexedDays);
    }

    /** Takes the rows one by one, each a line of COPY's text format with its end. */
    @FunctionalInterface
    interface Rows {
        void take(byte[] row) throws IOException;
    }

    /** The schema that it stands in. */
    String schema() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Reads every row, in no particular order. */
    void copyOut(Connection connection, Rows rows) throws SQLException, IOException {
        // COPY does not read a partitioned table by itself
        var source = isPartitioned
                ? "(select %s from %s)".formatted(String.join(", ", columns), sql)
                : "%s (%s)".formatted(sql, String.join(", ", columns));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy %s to stdout".formatted(source));
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                rows.take(row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Adds rows as {@link #copyOut} gave them. An identity takes the value that the row has. */
    void copyIn(Connection connection, InputStream rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(sql, String.join(", ", columns)), rows, 1 << 16);
    }

    /** Reads every row and says how many there are and what they come to. */
    RowDigest digest(Connection connection, Runnable each) throws SQLException, IOException {
        var digest = new RowDigest();
        copyOut(connection, row -> {
            digest.add(row);
            each.run();
        });
        return digest;
    }
}
