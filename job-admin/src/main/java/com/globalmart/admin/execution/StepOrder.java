package com.globalmart.admin.execution;

import java.util.Comparator;
import java.util.regex.Pattern;

/** How names of partitions follow each other: {@code range2} before {@code range10}. */
public final class StepOrder {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public static final Comparator<String> NUMBERS_BY_VALUE = Comparator.comparing(StepOrder::padded);

    private StepOrder() {}

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number -> "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
    }
}
