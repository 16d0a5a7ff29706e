package com.globalmart.admin.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of executions, newest first.
 *
 * @param address where this list is asked for again
 * @param older where the next page is, if there is one
 * @param newer where the page before is, if there is one
 * @param isFiltered whether an empty list means that the filter is too narrow
 */
public record ExecutionList(
        List<ExecutionRow> rows,
        String address,
        @Nullable String older,
        @Nullable String newer,
        boolean isFiltered) {}
