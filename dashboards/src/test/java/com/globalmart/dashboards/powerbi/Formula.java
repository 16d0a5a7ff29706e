package com.globalmart.dashboards.powerbi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A formula in DAX: what it names that is not there. It knows names and brackets, not what a formula gives. */
final class Formula {

    private static final Pattern TOKEN = Pattern.compile("""
            "(?:[^"]|"")*"|'[^']*'|\\[[^\\[\\]]*\\]|[A-Za-z_]\\w*|\\d+(?:\\.\\d+)?|&&|\\|\\||<=|>=|<>|[-+*/<>=(),]|\\s+|.""", Pattern.DOTALL);
    private static final Set<String> FUNCTIONS = Set.of(
            "CALCULATE",
            "CALCULATETABLE",
            "COUNTROWS",
            "DATE",
            "DATESBETWEEN",
            "DISTINCT",
            "DISTINCTCOUNT",
            "DIVIDE",
            "FALSE",
            "FILTER",
            "IF",
            "INT",
            "ISBLANK",
            "ISEMPTY",
            "KEEPFILTERS",
            "MAX",
            "MIN",
            "REMOVEFILTERS",
            "SELECTEDVALUE",
            "SUM",
            "SUMMARIZE",
            "SUMX",
            "USERELATIONSHIP",
            "YEAR");
    private static final Set<String> WORDS = Set.of("VAR", "RETURN", "NOT", "IN");

    private Formula() {}

    static List<String> problems(String formula, ReadModel model) {
        var problems = new ArrayList<String>();
        var tokens = TOKEN.matcher(formula)
                .results()
                .map(match -> match.group())
                .filter(token -> !token.isBlank())
                .toList();
        brackets(tokens, problems);
        names(tokens, model, problems);
        return problems;
    }

    private static void brackets(List<String> tokens, List<String> problems) {
        var open = new ArrayDeque<String>();
        for (String token : tokens) {
            switch (token) {
                case "(" -> open.push(token);
                case ")" -> {
                    if (open.poll() == null) {
                        problems.add("a ) too many");
                    }
                }
                case "\"", "'", "[", "]" -> problems.add("a " + token + " without its other");
                default -> {}
            }
        }
        if (!open.isEmpty()) {
            problems.add("a ( too many");
        }
    }

    private static void names(List<String> tokens, ReadModel model, List<String> problems) {
        var variables = new HashSet<String>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String before = i == 0 ? "" : tokens.get(i - 1);
            String next = i + 1 == tokens.size() ? "" : tokens.get(i + 1);
            if (token.startsWith("[") && token.length() > 1) {
                column(before, token.substring(1, token.length() - 1), variables, model, problems);
            } else if (before.equals("VAR")) {
                variables.add(token);
                if (model.tables().containsKey(token)) {
                    problems.add("variable " + token + " is named like a table");
                }
            } else if (isWord(token) && !WORDS.contains(token) && !variables.contains(token)) {
                if (next.equals("(")
                        ? !FUNCTIONS.contains(token)
                        : !model.tables().containsKey(unquoted(token))) {
                    problems.add((next.equals("(") ? "no function " : "no table ") + unquoted(token));
                }
            }
        }
    }

    private static void column(
            String before, String name, Set<String> variables, ReadModel model, List<String> problems) {
        if (isWord(before) && !WORDS.contains(before) && !variables.contains(before)) {
            var table = model.tables().get(unquoted(before));
            if (table != null && !table.columns().containsKey(name)) {
                problems.add("no column %s[%s]".formatted(unquoted(before), name));
            }
        } else if (model.tables().values().stream()
                .noneMatch(table -> table.measures().containsKey(name))) {
            problems.add("no measure [%s]".formatted(name));
        }
    }

    private static boolean isWord(String token) {
        return !token.isEmpty()
                && (Character.isLetter(token.charAt(0))
                        || token.charAt(0) == '_'
                        || token.charAt(0) == '\'' && token.length() > 1);
    }

    private static String unquoted(String token) {
        return token.replace("'", "");
    }
}
