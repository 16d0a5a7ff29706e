package com.globalmart.dashboards.powerbi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The committed semantic model, read anew from its text.
 *
 * @param columns data type by column, by table
 * @param measures DAX by name
 * @param relationships each as {@code table.column > table.column}, many to one
 */
record ModelText(Map<String, Map<String, String>> columns, Map<String, String> measures, List<String> relationships) {

    static final Path PROJECT = Path.of("powerbi");
    private static final Path DEFINITION =
            PROJECT.resolve("GlobalMart.SemanticModel").resolve("definition");
    private static final Pattern COLUMN = Pattern.compile("(?m)^\tcolumn (\\w+)\n\t\tdataType: (\\w+)$");
    private static final Pattern MEASURE = Pattern.compile("(?m)^\tmeasure '([^']+)' = (.+)$");
    private static final Pattern RELATIONSHIP =
            Pattern.compile("relationship [0-9a-f-]{36}\n\tfromColumn: (\\S+)\n\ttoColumn: (\\S+)\n");

    static ModelText read() throws IOException {
        var columns = new TreeMap<String, Map<String, String>>();
        var measures = new TreeMap<String, String>();
        try (var files = Files.list(DEFINITION.resolve("tables"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                var ofTable = new LinkedHashMap<String, String>();
                COLUMN.matcher(text).results().forEach(found -> ofTable.put(found.group(1), found.group(2)));
                columns.put(file.getFileName().toString().replace(".tmdl", ""), ofTable);
                MEASURE.matcher(text).results().forEach(found -> measures.put(found.group(1), found.group(2)));
            }
        }
        var relationships = RELATIONSHIP
                .matcher(Files.readString(DEFINITION.resolve("relationships.tmdl")))
                .results()
                .map(found -> found.group(1) + " > " + found.group(2))
                .toList();
        return new ModelText(columns, measures, relationships);
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Map.of()).containsKey(column);
    }
}
