package com.globalmart.admin.execution;

import java.util.regex.Pattern;

/**
 * The name of a step execution: a step's own, or that of one of its partitions, as {@code loadSalesRange:1-0-5000} is one of
 * {@code loadSales} and {@code findRepeatsOfTopic:sales} one of {@code findRepeats}. The view {@code ops.step_progress} has the
 * same rule.
 */
public final class StepName {

    private static final Pattern OF_PARTITION = Pattern.compile("(Range|Of[A-Z][a-z]*)$");

    private StepName() {}

    /** Whether it is that of a partition. */
    public static boolean isPartition(String name) {
        return name.indexOf(':') >= 0;
    }

    /** The step itself. */
    public static String step(String name) {
        return isPartition(name)
                ? OF_PARTITION.matcher(name.substring(0, name.indexOf(':'))).replaceFirst("")
                : name;
    }

    /** What tells a partition from the others of its step; of a step, its name. */
    public static String shown(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
