package com.globalmart.dashboards.grafana.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A panel of a board.
 *
 * @param title names the number
 * @param sentence says what it means; shown as help
 * @param unit of its numbers, or of most columns of a table
 * @param columns units of a table's columns that differ, by name
 * @param width of 24
 * @param height in Grafana's rows of 30 pixels
 * @param queries what it asks, one or more
 */
public record Panel(
        Kind kind,
        String title,
        String sentence,
        Unit unit,
        Map<String, Unit> columns,
        int width,
        int height,
        List<Query> queries) {

    /** How it looks. */
    public enum Kind {
        /** One number, its course behind it. */
        STAT,
        /** One number beside the one of the period before: the answer has two rows. */
        CHANGE,
        /** One number that should be zero. */
        TROUBLE,
        LINES,
        /** Lines on top of each other, which add up. */
        STACK,
        /** Bars lying, one for each row; the first column names it. */
        BARS,
        TABLE
    }

    public Panel {
        if (title.isBlank() || sentence.isBlank() || queries.isEmpty() || width < 1 || width > 24) {
            throw new IllegalArgumentException(
                    "a panel needs a title, a sentence, a query and a width up to 24: " + title);
        }
        columns = Map.copyOf(columns);
        queries = List.copyOf(queries);
    }

    public static Panel of(Kind kind, String title, Unit unit, String sentence, Query... queries) {
        return new Panel(kind, title, sentence, unit, Map.of(), width(kind), height(kind), List.of(queries));
    }

    /** The same, as wide. */
    public Panel wide(int columnsOf24) {
        return new Panel(kind, title, sentence, unit, columns, columnsOf24, height, queries);
    }

    /** The same, with another unit in a column. */
    public Panel with(String column, Unit other) {
        var more = new LinkedHashMap<>(columns);
        more.put(column, other);
        return new Panel(kind, title, sentence, unit, more, width, height, queries);
    }

    private static int width(Kind kind) {
        return switch (kind) {
            case STAT, CHANGE, TROUBLE -> 4;
            case LINES, STACK, TABLE -> 12;
            case BARS -> 8;
        };
    }

    private static int height(Kind kind) {
        return switch (kind) {
            case STAT, CHANGE, TROUBLE -> 4;
            case LINES, STACK, BARS -> 8;
            case TABLE -> 9;
        };
    }
}
