package com.globalmart.dashboards.grafana.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed boards and alert rules, as Grafana reads them. */
public final class BoardFiles {

    private BoardFiles() {}

    /**
     * The boards and the file of alert rules, parsed, by their path.
     *
     * @param grafana the folder {@code dashboards/grafana} of the project
     */
    public static Map<Path, JsonNode> read(Path grafana) throws IOException {
        var files = new LinkedHashMap<Path, JsonNode>();
        try (var paths = Files.walk(grafana)) {
            for (Path path : paths.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                files.put(path, JsonMapper.shared().readTree(Files.readString(path)));
            }
        }
        return files;
    }

    /** All queries in SQL: of panels, annotations and alert rules, wherever they stand. */
    public static List<BoardQuery> sqlQueries(Path grafana) throws IOException {
        var queries = new ArrayList<BoardQuery>();
        for (JsonNode file : read(grafana).values()) {
            String board = file.path("uid").asString("alerts");
            collect(file, board, "", queries);
        }
        return queries;
    }

    /**
     * The values that a board's variables may take, by name.
     *
     * @param board the board's file, parsed
     */
    public static Map<String, List<String>> variables(JsonNode board) {
        var variables = new LinkedHashMap<String, List<String>>();
        for (JsonNode variable : board.at("/templating/list")) {
            var choices = new ArrayList<String>();
            variable.path("options")
                    .forEach(option -> choices.add(option.path("value").asString()));
            variables.put(variable.path("name").asString(), choices);
        }
        return variables;
    }

    private static void collect(JsonNode node, String board, String place, List<BoardQuery> queries) {
        String here = node.path("title").asString(node.path("name").asString(place));
        if (node.path("rawSql").isString()) {
            String uid = node.at("/datasource/uid").asString("globalmart-warehouse"); // alert rules have it outside
            boolean isTimeSeries = node.path("format").asString().equals("time_series");
            queries.add(new BoardQuery(
                    board, here, uid, isTimeSeries, node.path("rawSql").asString()));
        }
        node.forEach(child -> collect(child, board, here, queries));
    }
}
