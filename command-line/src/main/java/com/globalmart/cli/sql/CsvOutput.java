package com.globalmart.cli.sql;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Rows as CSV (RFC 4180) with a header; null is nothing, the empty text is {@code ""}. */
final class CsvOutput implements Query.Output {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^$");

    @Override
    public void print(ResultSet rows, PrintStream out) throws SQLException {
        var metaData = rows.getMetaData();
        int width = metaData.getColumnCount();
        var line = new StringBuilder();
        for (int i = 1; i <= width; i++) {
            line.append(i == 1 ? "" : ",").append(quoted(metaData.getColumnLabel(i)));
        }
        out.println(line);
        while (rows.next()) {
            line.setLength(0);
            for (int i = 1; i <= width; i++) {
                var value = rows.getString(i);
                line.append(i == 1 ? "" : ",").append(value == null ? "" : quoted(value));
            }
            out.println(line);
        }
    }

    /** CSV has no place for it. */
    @Override
    public void changed(int rows, PrintStream out) {}

    private static String quoted(String value) {
        return NEEDS_QUOTES.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
