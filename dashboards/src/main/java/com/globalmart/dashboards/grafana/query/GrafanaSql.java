package com.globalmart.dashboards.grafana.query;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes out the macros and variables of a query as Grafana's PostgreSQL data source does it (grafana-postgresql-datasource,
 * {@code macros.go}): arguments end at the first closing parenthesis.
 */
public final class GrafanaSql {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::(\\w+))?}|\\$(?!__)(\\w+)");
    private static final Pattern MACRO = Pattern.compile("\\$(__\\w+)(?:\\(([^)]*)\\))?");

    private GrafanaSql() {}

    /**
     * The query that reaches the database.
     *
     * @param variables value by name
     * @param from begin of the time that is shown
     * @param to its end
     * @throws IllegalArgumentException for a macro or variable that is not known
     */
    public static String expanded(String sql, Map<String, String> variables, Instant from, Instant to) {
        String named = VARIABLE.matcher(sql).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(3) : match.group(1);
            String value = variables.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no variable " + name + " in " + variables.keySet());
            }
            return Matcher.quoteReplacement(formatted(value, match.group(2) == null ? "" : match.group(2)));
        });
        return MACRO.matcher(named).replaceAll(match -> {
            String argument = match.group(2) == null ? "" : match.group(2).strip();
            return Matcher.quoteReplacement(macro(match.group(1), argument, from, to));
        });
    }

    private static String formatted(String value, String format) {
        return switch (format) {
            case "" -> value;
            case "sqlstring" -> "'" + value.replace("'", "''") + "'";
            default -> throw new IllegalArgumentException("format " + format + " is not used here, sqlstring is");
        };
    }

    private static String macro(String name, String argument, Instant from, Instant to) {
        return switch (name) {
            case "__timeFilter" -> "%s BETWEEN '%s' AND '%s'".formatted(argument, from, to);
            case "__timeFrom" -> "'" + from + "'";
            case "__timeTo" -> "'" + to + "'";
            case "__time" -> argument + " AS \"time\"";
            default -> throw new IllegalArgumentException("unknown macro $" + name);
        };
    }
}
