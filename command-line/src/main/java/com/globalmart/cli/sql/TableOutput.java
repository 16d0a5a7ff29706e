package com.globalmart.cli.sql;

import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows as a table for people: numbers to the right, null said, at most as many rows as somebody reads. */
final class TableOutput implements Query.Output {

    private static final int MOST_ROWS = 10_000;

    private static final Set<Integer> NUMERIC = Set.of(
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);

    @Override
    public void print(ResultSet rows, PrintStream out) throws SQLException {
        var table = new TextTable(columns(rows));
        int width = rows.getMetaData().getColumnCount();
        boolean more = rows.next();
        while (more && table.rows() < MOST_ROWS) {
            table.row(cells(rows, width));
            more = rows.next();
        }
        table.print(out);
        if (more) {
            out.printf("(the first %s rows; --csv prints all)%n", Terminal.number(MOST_ROWS));
            return;
        }
        out.println(table.rows() == 1 ? "(1 row)" : "(%s rows)".formatted(Terminal.number(table.rows())));
    }

    @Override
    public void changed(int rows, PrintStream out) {
        out.println(rows == 1 ? "1 row changed" : Terminal.number(rows) + " rows changed");
    }

    private static List<TextTable.Column> columns(ResultSet rows) throws SQLException {
        var metaData = rows.getMetaData();
        var columns = new ArrayList<TextTable.Column>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            columns.add(new TextTable.Column(metaData.getColumnLabel(i), NUMERIC.contains(metaData.getColumnType(i))));
        }
        return columns;
    }

    private static List<String> cells(ResultSet rows, int width) throws SQLException {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= width; i++) {
            var value = rows.getString(i);
            cells.add(value == null ? "null" : value);
        }
        return cells;
    }
}
