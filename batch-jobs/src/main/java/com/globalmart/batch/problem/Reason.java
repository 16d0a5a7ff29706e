package com.globalmart.batch.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution ended, in short, for people who are told of it where they are.
 *
 * @param message as the execution keeps it, a line for each step that failed
 */
record Reason(@Nullable String message) {

    private static final int LONGEST = 400;

    /** Its first line, in which none of the texts stands. */
    String without(List<String> texts) {
        var line = message == null ? "" : message.lines().findFirst().orElse("").strip();
        for (var text : texts) {
            line = line.replace(text, "...");
        }
        if (line.isEmpty()) {
            return "it does not say why";
        }
        if (line.length() > LONGEST) {
            return line.substring(0, LONGEST) + " ...";
        }
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
