package com.globalmart.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text: a line of headings, a rule, a line for each row; columns as wide as what stands in them. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column's heading, and whether it holds numbers, which stand to the right. */
    public record Column(String heading, boolean isNumeric) {

        public static Column text(String heading) {
            return new Column(heading, false);
        }

        public static Column number(String heading) {
            return new Column(heading, true);
        }
    }

    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public TextTable(Column... columns) {
        this(List.of(columns));
    }

    /** Adds a row; every column has its text, which may be empty. Line breaks inside are shown as {@code \n}. */
    public TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has %d cells, expected %d".formatted(cells.size(), columns.size()));
        }
        rows.add(cells.stream()
                .map(cell -> cell.replace("\r", "\\r").replace("\n", "\\n"))
                .toList());
        return this;
    }

    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    public int rows() {
        return rows.size();
    }

    public void print(PrintStream out) {
        int[] widths = widths();
        out.println(line(columns.stream().map(Column::heading).toList(), widths));
        out.println(rule(widths));
        for (var row : rows) {
            out.println(line(row, widths));
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).heading().length();
            for (var row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).isNumeric() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        var rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
        }
        return rule.toString();
    }
}
