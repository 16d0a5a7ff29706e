package com.globalmart.cli.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The committed rules, read. */
public final class Rules {

    public static final Path FOLDER = Path.of("..", "dashboards", "prometheus");

    private static final Pattern NO_NAMES =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|without|on|ignoring) *\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b([a-z_][a-z0-9_:]*)\\b(?! *\\()");
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

    public static Map<String, Object> read(Path yaml) throws IOException {
        return map(new Yaml().load(Files.readString(yaml)));
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
