package com.globalmart.dashboards.powerbi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A model as it stands in TMDL, read without what wrote it. */
record ReadModel(
        Map<String, ReadTable> tables,
        List<ReadRelationship> relationships,
        Map<String, String> filters,
        List<String> references) {

    /**
     * A table.
     *
     * @param columns their properties, by name
     * @param measures their formulas, by name
     * @param query in M
     */
    record ReadTable(
            String name,
            Map<String, Map<String, String>> columns,
            Map<String, String> measures,
            String query,
            String dataCategory) {}

    /** From a column of a table to one of another, each written {@code table.column}. */
    record ReadRelationship(String from, String to, boolean isActive) {}

    /** A line with those below it that are deeper. */
    private record Node(String text, List<Node> inner) {

        String value(String property) {
            return inner.stream()
                    .map(Node::text)
                    .filter(line -> line.startsWith(property + ": "))
                    .map(line -> line.substring(property.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        boolean has(String line) {
            return inner.stream().anyMatch(node -> node.text.equals(line));
        }
    }

    private static final Pattern OBJECT = Pattern.compile("(\\w+) ('(?:[^']|'')+'|[^\\s=]+)(?: =(.*))?");
    /** An expression below its head stands two deeper, properties one. */
    private static final String EXPRESSION = "\t";

    /** Reads the files of a model, by their path from its folder. */
    static ReadModel of(Map<String, String> files) {
        var tables = new LinkedHashMap<String, ReadTable>();
        var relationships = new ArrayList<ReadRelationship>();
        var filters = new LinkedHashMap<String, String>();
        var references = new ArrayList<String>();
        files.forEach((path, text) -> {
            if (!path.endsWith(".tmdl")) {
                return;
            }
            for (var node : nodes(text.lines().toList(), 0)) {
                if (node.text.startsWith("table ")) {
                    var table = table(node);
                    tables.put(table.name(), table);
                } else if (node.text.startsWith("relationship ")) {
                    relationships.add(new ReadRelationship(
                            node.value("fromColumn"),
                            node.value("toColumn"),
                            !node.value("isActive").equals("false")));
                } else if (node.text.startsWith("ref table ")) {
                    references.add(node.text.substring("ref table ".length()));
                } else if (node.text.startsWith("role ")) {
                    node.inner.stream()
                            .filter(inner -> inner.text.startsWith("tablePermission "))
                            .forEach(inner -> filters.put(name(inner), expression(inner)));
                }
            }
        });
        return new ReadModel(tables, relationships, filters, references);
    }

    private static ReadTable table(Node node) {
        var columns = new LinkedHashMap<String, Map<String, String>>();
        var measures = new LinkedHashMap<String, String>();
        String query = "";
        for (var inner : node.inner) {
            if (inner.text.startsWith("column ")) {
                columns.put(
                        name(inner),
                        Map.of(
                                "dataType", inner.value("dataType"),
                                "sourceColumn", inner.value("sourceColumn"),
                                "isKey", String.valueOf(inner.has("isKey"))));
            } else if (inner.text.startsWith("measure ")) {
                measures.put(name(inner), expression(inner));
            } else if (inner.text.startsWith("partition ")) {
                query = inner.inner.stream()
                        .filter(line -> line.text.startsWith("source ="))
                        .map(source -> source.text.substring("source =".length()) + expression(source))
                        .findFirst()
                        .orElse("");
            }
        }
        return new ReadTable(name(node), columns, measures, query, node.value("dataCategory"));
    }

    private static String name(Node node) {
        var object = OBJECT.matcher(node.text);
        if (!object.matches()) {
            throw new IllegalArgumentException("no object of TMDL: " + node.text);
        }
        String name = object.group(2);
        return name.startsWith("'") ? name.substring(1, name.length() - 1).replace("''", "'") : name;
    }

    private static String expression(Node node) {
        var object = OBJECT.matcher(node.text);
        String inLine =
                object.matches() && object.group(3) != null ? object.group(3).strip() : "";
        return inLine.isEmpty() ? lines(node) : inLine;
    }

    private static String lines(Node node) {
        var text = new StringBuilder();
        node.inner.stream().filter(inner -> inner.text.startsWith(EXPRESSION)).forEach(inner -> append(text, inner));
        return text.toString();
    }

    private static void append(StringBuilder text, Node node) {
        text.append(node.text).append('\n');
        node.inner.forEach(inner -> append(text, inner));
    }

    private static List<Node> nodes(List<String> lines, int depth) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.strip().startsWith("///")) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && (lines.get(end).isBlank() || tabs(lines.get(end)) > depth)) {
                end++;
            }
            nodes.add(
                    new Node(line.substring(Math.min(depth, tabs(line))), nodes(lines.subList(i + 1, end), depth + 1)));
            i = end - 1;
        }
        return nodes;
    }

    private static int tabs(String line) {
        int tabs = 0;
        while (tabs < line.length() && line.charAt(tabs) == '\t') {
            tabs++;
        }
        return tabs;
    }
}
