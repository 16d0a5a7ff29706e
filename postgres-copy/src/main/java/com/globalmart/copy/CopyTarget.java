package com.globalmart.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * A table that rows are copied into, declared once with the columns to fill:
 *
 * <pre>{@code
 * private static final CopyTarget<LandedSale> SALES = CopyTarget.of(
 *         "landing.sale",
 *         integer("kafka_partition", LandedSale::partition),
 *         bigint("kafka_offset", LandedSale::offset),
 *         text("user_id", LandedSale::userId));
 *
 * SALES.write(connection, sales);
 * }</pre>
 *
 * <p>A column's type here is the column's type there: the binary format converts nothing. Columns that are left out get
 * their defaults.
 *
 * <p>When a copy fails, no row of it is visible and the transaction is aborted: it can only be rolled back. Take the
 * connection out of its pool then; what it holds of the broken exchange is not worth finding out.
 *
 * @param <R> a row
 */
public final class CopyTarget<R> {

    private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

    private final String table;
    private final List<Column<R>> columns;

    private CopyTarget(String table, List<Column<R>> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * Names what to fill.
     *
     * @param table with its schema, unless it is on the search path
     */
    @SafeVarargs
    public static <R> CopyTarget<R> of(String table, Column<R>... columns) {
        return of(table, Arrays.asList(columns));
    }

    /** Names what to fill, where the columns are not known when the code is written. */
    public static <R> CopyTarget<R> of(String table, List<Column<R>> columns) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("table is \"%s\", expected schema.table in lower case".formatted(table));
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no column of %s, expected at least one".formatted(table));
        }
        return new CopyTarget<>(table, List.copyOf(columns));
    }

    /**
     * Copies the rows, all or none.
     *
     * @return how many rows there were
     * @throws SQLException what the server refused, with its SQLSTATE
     * @throws IllegalArgumentException when a value does not fit the format; names the column
     */
    public long write(Connection connection, Iterable<? extends R> rows) throws SQLException {
        try (var writer = open(connection)) {
            for (R row : rows) {
                writer.write(row);
            }
            return writer.finish();
        }
    }

    /** Begins to copy rows that come one after the other. Until the writer is closed, the connection does nothing else. */
    public CopyWriter<R> open(Connection connection) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement());
        return new CopyWriter<>(copy, columns);
    }

    private String statement() {
        String names = columns.stream().map(Column::quotedName).collect(Collectors.joining(", "));
        return "copy %s (%s) from stdin (format binary)".formatted(table, names);
    }
}
