package com.globalmart.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180); null is nothing, the empty text is {@code ""}. */
public final class Csv {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^$");

    private Csv() {}

    public static String line(List<@Nullable String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            line.append(i == 0 ? "" : ",").append(cell == null ? "" : quoted(cell));
        }
        return line.toString();
    }

    private static String quoted(String value) {
        return NEEDS_QUOTES.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
