package com.globalmart.dashboards.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that readers are granted.
 *
 * @param views by name
 * @param metrics by name
 */
public record Catalogue(List<View> views, List<Metric> metrics) {

    private static final String COLUMNS = """
            select c.relname, obj_description(c.oid, 'pg_class'), a.attname, format_type(a.atttypid, a.atttypmod),
                   col_description(c.oid, a.attnum)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'bi'::regnamespace and c.relkind = 'v'
            order by c.relname collate "C", a.attnum
            """;

    private static final String METRICS = """
            select metric, sentence, unit, grain, owner, formula_sql, formula_dax
            from bi.metric_definitions order by metric collate "C"
            """;

    public Catalogue {
        views = List.copyOf(views);
        metrics = List.copyOf(metrics);
    }

    /**
     * Reads it.
     *
     * @param warehouse a connection as {@code bi_reader}, or as any role that may read {@code bi}
     */
    public static Catalogue read(Connection warehouse) throws SQLException {
        return new Catalogue(views(warehouse), metrics(warehouse));
    }

    /** @throws IllegalArgumentException where there is no such view */
    public View view(String name) {
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bi has no view " + name));
    }

    /** @throws IllegalArgumentException where there is no such number */
    public Metric metric(String name) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bi.metric_definitions has no " + name));
    }

    private static List<View> views(Connection warehouse) throws SQLException {
        Map<String, String> comments = new LinkedHashMap<>();
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (var statement = warehouse.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                comments.put(rows.getString(1), rows.getString(2));
                columns.computeIfAbsent(rows.getString(1), view -> new ArrayList<>())
                        .add(new Column(rows.getString(3), rows.getString(4), rows.getString(5)));
            }
        }
        return columns.entrySet().stream()
                .map(view -> new View(view.getKey(), comments.getOrDefault(view.getKey(), ""), view.getValue()))
                .toList();
    }

    private static List<Metric> metrics(Connection warehouse) throws SQLException {
        var metrics = new ArrayList<Metric>();
        try (var statement = warehouse.createStatement();
                var rows = statement.executeQuery(METRICS)) {
            while (rows.next()) {
                metrics.add(new Metric(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7)));
            }
        }
        return metrics;
    }
}
