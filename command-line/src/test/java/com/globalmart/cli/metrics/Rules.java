package com.globalmart.cli.metrics;

import com.globalmart.dashboards.grafana.query.BoardFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The committed rules, read. */
public final class Rules {

    public static final Path FOLDER = Path.of("..", "dashboards", "prometheus");

    private static final Pattern NO_NAMES =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|without|on|ignoring) *\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b([a-z_][a-z0-9_:]*)\\b(?! *\\()");
    private static final Pattern NAME_WITH_MATCHERS = Pattern.compile("([a-z_][a-z0-9_:]*)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_][a-z0-9_]*) *(=~|!~|!=|=)");
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|without|on|ignoring) *\\(([^)]*)\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private Rules() {}

    /** All rules of all files, as their YAML has them. */
    public static List<Map<String, Object>> all() throws IOException {
        var all = new ArrayList<Map<String, Object>>();
        try (var files = Files.list(FOLDER.resolve("rules"))) {
            for (Path file : files.sorted().toList()) {
                for (var group : maps(read(file).get("groups"))) {
                    all.addAll(maps(group.get("rules")));
                }
            }
        }
        return all;
    }

    /** Names of the alerts. */
    public static List<String> alerts() throws IOException {
        return all().stream()
                .filter(rule -> rule.containsKey("alert"))
                .map(rule -> String.valueOf(rule.get("alert")))
                .toList();
    }

    /** Names of metrics in an expression, in their order. */
    public static Set<String> metrics(String expression) {
        var names = new TreeSet<String>();
        NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !WORDS.contains(name))
                .forEach(names::add);
        return names;
    }

    /** Labels in an expression that its metrics do not have, with the metric where it stands beside one. */
    public static Set<String> unknownLabels(String expression, Map<String, Set<String>> labelsByMetric) {
        var unknown = new TreeSet<String>();
        NAME_WITH_MATCHERS
                .matcher(expression)
                .results()
                .forEach(selector -> MATCHER.matcher(selector.group(2))
                        .results()
                        .map(matcher -> matcher.group(1))
                        .filter(label -> !labelsByMetric
                                .getOrDefault(selector.group(1), Set.of())
                                .contains(label))
                        .forEach(label -> unknown.add(selector.group(1) + "{" + label + "}")));
        var labels = new TreeSet<String>();
        metrics(expression).forEach(metric -> labels.addAll(labelsByMetric.getOrDefault(metric, Set.of())));
        GROUPED.matcher(expression)
                .results()
                .flatMap(grouped ->
                        Pattern.compile(" *, *").splitAsStream(grouped.group(1).strip()))
                .filter(label -> !labels.contains(label))
                .forEach(unknown::add);
        return unknown;
    }

    /** Expressions of all rules. */
    public static List<String> expressions() throws IOException {
        return all().stream().map(rule -> String.valueOf(rule.get("expr"))).toList();
    }

    /** Expressions of all panels of the Grafana boards that ask Prometheus. */
    public static List<String> expressionsOfBoards() throws IOException {
        var expressions = new ArrayList<String>();
        for (var board : BoardFiles.read(Path.of("..", "dashboards", "grafana")).values()) {
            for (var panel : board.path("panels")) {
                for (var target : panel.path("targets")) {
                    if (target.has("expr")) {
                        expressions.add(target.path("expr").asString());
                    }
                }
            }
        }
        return expressions;
    }

    public static Map<String, Object> read(Path yaml) throws IOException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000); // the cases of promtool share their series
        return map(new Yaml(options).load(Files.readString(yaml)));
    }

    @SuppressWarnings("unchecked") // a YAML map has texts for keys here
    public static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> maps(Object node) {
        return (List<Map<String, Object>>) node;
    }
}
