package com.globalmart.cli.sql;

import com.globalmart.cli.terminal.Csv;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Rows as CSV with a header. */
final class CsvOutput implements Query.Output {

    @Override
    public void print(ResultSet rows, PrintStream out) throws SQLException {
        var metaData = rows.getMetaData();
        int width = metaData.getColumnCount();
        var cells = new ArrayList<@Nullable String>(width);
        for (int i = 1; i <= width; i++) {
            cells.add(metaData.getColumnLabel(i));
        }
        out.println(Csv.line(cells));
        while (rows.next()) {
            cells.clear();
            for (int i = 1; i <= width; i++) {
                cells.add(rows.getString(i));
            }
            out.println(Csv.line(cells));
        }
    }

    /** CSV has no place for it. */
    @Override
    public void changed(int rows, PrintStream out) {}
}
