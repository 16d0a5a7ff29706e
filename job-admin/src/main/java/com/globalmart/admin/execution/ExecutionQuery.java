package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The query of an address that shows executions, as it was typed; an empty value is none. */
public record ExecutionQuery(
        @Nullable String job,
        @Nullable String status,
        @Nullable String from,
        @Nullable String to,
        @Nullable String parameter,
        @Nullable String before,
        @Nullable String after) {

    private static final LocalDate FIRST = LocalDate.parse("2000-01-01");
    private static final LocalDate LAST = LocalDate.parse("2999-12-31");

    /**
     * What it means.
     *
     * @throws ProblemException if a value is not one that its parameter can have; it names the parameter
     */
    public ExecutionFilter filter() {
        return new ExecutionFilter(
                isNothing(job) ? null : job,
                known(status),
                day("from", from),
                day("to", to),
                WantedParameter.of(parameter),
                number("before", before),
                number("after", after));
    }

    private static @Nullable ExecutionStatus known(@Nullable String typed) {
        if (isNothing(typed)) {
            return null;
        }
        for (var status : ExecutionStatus.values()) {
            if (status.parameter().equals(typed)) {
                return status;
            }
        }
        throw ProblemException.invalid("The value of \"status\" is not a status: choose one from the list.");
    }

    private static @Nullable LocalDate day(String name, @Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
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

    private static @Nullable Long number(String name, @Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,18}")) {
            throw ProblemException.invalid("The value of \"%s\" is not an execution's number.".formatted(name));
        }
        return Long.valueOf(typed);
    }

    private static boolean isNothing(@Nullable String typed) {
        return typed == null || typed.isEmpty();
    }
}
