package com.globalmart.admin.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values of an address or a form, read as what their parameter can have. An empty value is none; a wrong one is a
 * {@link ProblemException} that names the parameter and what it expects, and never repeats what was typed.
 */
public final class Typed {

    private static final LocalDate FIRST = LocalDate.parse("2000-01-01");
    private static final LocalDate LAST = LocalDate.parse("2099-12-31");

    private Typed() {}

    /** A day of this century. */
    public static @Nullable LocalDate day(String name, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            var day = LocalDate.parse(typed);
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, as for a day that is too far away
        }
        throw ProblemException.invalid(
                "The value of \"%s\" is not a day like 2026-03-14, from %s to %s.".formatted(name, FIRST, LAST));
    }

    /** @param what whose number it is: {@code an execution's} */
    public static @Nullable Long number(String name, @Nullable String typed, String what) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (!typed.matches("\\d{1,18}")) {
            throw ProblemException.invalid("The value of \"%s\" is not %s number.".formatted(name, what));
        }
        return Long.valueOf(typed);
    }

    /**
     * One of a closed list.
     *
     * @param what it is: {@code a status}
     * @param word how an address calls a value
     */
    public static <T> @Nullable T oneOf(
            T[] values, Function<T, String> word, String name, @Nullable String typed, String what) {
        if (typed == null || typed.isEmpty()) {
            return null;
        }
        for (var value : values) {
            if (word.apply(value).equals(typed)) {
                return value;
            }
        }
        throw ProblemException.invalid(
                "The value of \"%s\" is not %s: choose one from the list.".formatted(name, what));
    }
}
