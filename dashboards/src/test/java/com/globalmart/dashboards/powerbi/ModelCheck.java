package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.catalogue.View;
import com.globalmart.dashboards.powerbi.ReadModel.ReadRelationship;
import com.globalmart.dashboards.powerbi.ReadModel.ReadTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Power BI would refuse in a model, or read wrongly out of the warehouse. */
final class ModelCheck {

    private static final Pattern ITEM = Pattern.compile("\\[Schema = \"bi\", Item = \"(\\w+)\"\\]");
    private static final Pattern FILTERED = Pattern.compile("each \\[(\\w+)\\]");

    private final ReadModel model;
    private final Catalogue catalogue;
    private final List<String> problems = new ArrayList<>();

    private ModelCheck(ReadModel model, Catalogue catalogue) {
        this.model = model;
        this.catalogue = catalogue;
    }

    static List<String> problems(ReadModel model, Catalogue catalogue) {
        var check = new ModelCheck(model, catalogue);
        check.tables();
        check.measures();
        check.relationships();
        check.ways();
        model.filters().forEach((table, filter) -> {
            if (!model.tables().containsKey(table)) {
                check.problems.add("a role filters %s, which is no table".formatted(table));
            }
            Formula.problems(filter, model)
                    .forEach(problem -> check.problems.add("role, %s: %s".formatted(table, problem)));
        });
        return check.problems;
    }

    private void tables() {
        if (!Set.copyOf(model.references()).equals(model.tables().keySet())) {
            problems.add("model.tmdl refers to other tables than there are");
        }
        for (var table : model.tables().values()) {
            if (!table.name().equals("_Measures")) {
                table(table);
            }
        }
    }

    private void table(ReadTable table) {
        var item = ITEM.matcher(table.query());
        if (!item.find()
                || catalogue.views().stream().noneMatch(view -> view.name().equals(item.group(1)))) {
            problems.add("%s reads no view of bi: %s".formatted(table.name(), table.query()));
            return;
        }
        var view = catalogue.view(item.group(1));
        table.columns().forEach((name, properties) -> column(table, name, properties, view));
        FILTERED.matcher(table.query())
                .results()
                .map(match -> match.group(1))
                .filter(column -> !view.has(column))
                .forEach(column -> problems.add(
                        "%s filters %s, which bi.%s has not".formatted(table.name(), column, view.name())));
    }

    private void column(ReadTable table, String name, Map<String, String> properties, View view) {
        String type = type(view, properties.getOrDefault("sourceColumn", ""));
        if (type == null) {
            problems.add("%s[%s] reads a column that bi.%s has not".formatted(table.name(), name, view.name()));
        } else if (!type.equals(properties.get("dataType"))) {
            problems.add("%s[%s] is %s, expected %s".formatted(table.name(), name, properties.get("dataType"), type));
        }
    }

    private static @Nullable String type(View view, String column) {
        return view.columns().stream()
                .filter(each -> each.name().equals(column))
                .map(each -> switch (each.type()) {
                    case "text" -> "string";
                    case "boolean" -> "boolean";
                    case "smallint", "integer", "bigint" -> "int64";
                    case "numeric(18,4)" -> "decimal";
                    case "numeric(18,10)" -> "double";
                    case "date", "timestamp without time zone" -> "dateTime";
                    default -> "none for " + each.type();
                })
                .findFirst()
                .orElse(null);
    }

    private void measures() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var table : model.tables().values()) {
            table.measures().forEach((name, formula) -> {
                if (!names.add(name)) {
                    problems.add("two measures are named " + name);
                }
                if (table.columns().keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                    problems.add("%s has a column and a measure %s".formatted(table.name(), name));
                }
                if (formula.isBlank()) {
                    problems.add("[%s] has no formula".formatted(name));
                }
                Formula.problems(formula, model).forEach(problem -> problems.add("[%s]: %s".formatted(name, problem)));
            });
        }
    }

    private void relationships() {
        var pairs = new HashSet<String>();
        for (var relationship : model.relationships()) {
            String from = dataType(relationship.from());
            String to = dataType(relationship.to());
            if (!from.equals(to)) {
                problems.add("%s is %s, %s is %s".formatted(relationship.from(), from, relationship.to(), to));
            }
            if (!isKey(relationship.to())) {
                problems.add(relationship.to() + " is not marked as a key");
            }
            if (!pairs.add(relationship.from() + relationship.to())) {
                problems.add("two relationships from %s to %s".formatted(relationship.from(), relationship.to()));
            }
        }
        model.tables().values().stream()
                .filter(table -> table.dataCategory().equals("Time"))
                .filter(table -> table.columns().values().stream()
                        .noneMatch(column -> column.get("dataType").equals("dateTime")
                                && column.get("isKey").equals("true")))
                .forEach(table -> problems.add(table.name() + " has no day that is its key"));
    }

    private String dataType(String path) {
        var column = column(path);
        if (column == null) {
            problems.add("a relationship names %s, which is no column".formatted(path));
            return "none";
        }
        return column.getOrDefault("dataType", "none");
    }

    private boolean isKey(String path) {
        var column = column(path);
        return column != null && column.getOrDefault("isKey", "").equals("true");
    }

    private @Nullable Map<String, String> column(String path) {
        var table = model.tables().get(tableOf(path));
        return table == null ? null : table.columns().get(path.substring(path.indexOf('.') + 1));
    }

    /** Power BI refuses a model in which filters can reach one table from another on two ways. */
    private void ways() {
        for (String start : model.tables().keySet()) {
            var ways = new HashMap<String, Integer>();
            reach(start, ways);
            ways.forEach((table, count) -> {
                if (count > 1) {
                    problems.add("%d ways from %s to %s".formatted(count, start, table));
                }
            });
        }
    }

    private void reach(String table, Map<String, Integer> ways) {
        model.relationships().stream()
                .filter(ReadRelationship::isActive)
                .filter(relationship -> tableOf(relationship.to()).equals(table))
                .map(relationship -> tableOf(relationship.from()))
                .forEach(next -> {
                    ways.merge(next, 1, Integer::sum);
                    reach(next, ways);
                });
    }

    private static String tableOf(String path) {
        return path.substring(0, Math.max(path.indexOf('.'), 0));
    }
}
