package com.globalmart.admin.execution;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes lists of executions for pages. */
@Component
public class ExecutionLists {

    private static final String PATH = "/executions";
    private static final int PAGE = 25;

    private final Executions executions;
    private final Clock clock;

    ExecutionLists(Executions executions, Clock clock) {
        this.executions = executions;
        this.clock = clock;
    }

    /** The newest executions of all jobs, for a page that has more to show than them. */
    public ExecutionList newest(int rows, String address) {
        var found = executions.latest(ExecutionFilter.ALL, rows);
        return new ExecutionList(rows(found), address, null, null, false);
    }

    ExecutionList page(ExecutionFilter filter) {
        var slice = executions.page(filter, PAGE);
        return new ExecutionList(
                rows(slice.executions()),
                filter.address(PATH),
                slice.older() == null ? null : slice.older().address(PATH),
                slice.newer() == null ? null : slice.newer().address(PATH),
                !filter.isAll());
    }

    private List<ExecutionRow> rows(List<Execution> found) {
        return found.stream()
                .map(execution -> ExecutionRow.of(execution, clock))
                .toList();
    }
}
