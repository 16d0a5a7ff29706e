package com.globalmart.dashboards.powerbi;

import java.util.regex.Pattern;

/** Writes TMDL: one object or property a line, what belongs to it one tab deeper. */
final class Tmdl {

    private static final Pattern PLAIN_NAME = Pattern.compile("\\w+");

    private final StringBuilder text = new StringBuilder();

    /** A name as it stands in TMDL: in quotes where it is more than one word. */
    static String name(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : "'" + name.replace("'", "''") + "'";
    }

    Tmdl line(int depth, String line) {
        text.append("\t".repeat(depth)).append(line).append('\n');
        return this;
    }

    Tmdl blank() {
        text.append('\n');
        return this;
    }

    /** What the next object is, for people. */
    Tmdl description(int depth, String sentence) {
        return line(depth, "/// " + sentence.stripTrailing());
    }

    /** An object or a property that is an expression of DAX or M: behind it, or below it and deeper than its other properties. */
    Tmdl expression(int depth, String head, String expression) {
        return expression.contains("\n")
                ? lines(depth, head, depth + 2, expression)
                : line(depth, head + " = " + expression);
    }

    /** A property that is an expression of several lines and has no properties. */
    Tmdl property(int depth, String head, String expression) {
        return lines(depth, head, depth + 1, expression);
    }

    private Tmdl lines(int depth, String head, int expressionDepth, String expression) {
        line(depth, head + " =");
        expression.stripTrailing().lines().forEach(line -> line(expressionDepth, line));
        return this;
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
