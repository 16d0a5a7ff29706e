package com.globalmart.admin.execution;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes lists of executions for pages. */
@Component
public class ExecutionLists {

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
        return new ExecutionList(rows(found), address, null, false);
    }

    ExecutionList page(ExecutionFilter filter) {
        var found = executions.latest(filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var older = found.size() > PAGE
                ? filter.before(shown.getLast().executionId()).address()
                : null;
        return new ExecutionList(rows(shown), filter.address(), older, !filter.isAll());
    }

    private List<ExecutionRow> rows(List<Execution> found) {
        return found.stream()
                .map(execution -> ExecutionRow.of(execution, clock))
                .toList();
    }
}
