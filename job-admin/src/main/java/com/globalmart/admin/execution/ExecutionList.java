package com.globalmart.admin.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of executions, newest first.
 *
 * @param address where this list is asked for again
 * @param trigger how soon, as htmx says it: sooner while something runs
 * @param older where the next page is, if there is one
 * @param isFiltered whether an empty list means that the filter is too narrow
 */
public record ExecutionList(
        List<ExecutionRow> rows,
        String address,
        String trigger,
        @Nullable String older,
        boolean isFiltered) {}
