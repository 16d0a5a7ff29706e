package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Typed;
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

    /**
     * What it means.
     *
     * @throws ProblemException if a value is not one that its parameter can have; it names the parameter
     */
    public ExecutionFilter filter() {
        return new ExecutionFilter(
                job == null || job.isEmpty() ? null : job,
                Typed.oneOf(ExecutionStatus.values(), ExecutionStatus::parameter, "status", status, "a status"),
                Typed.day("from", from),
                Typed.day("to", to),
                WantedParameter.of(parameter),
                Typed.number("before", before, "an execution's"),
                Typed.number("after", after, "an execution's"));
    }
}
