package com.globalmart.admin.grid;

import com.globalmart.admin.execution.DeclaredStep;
import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.ExecutionFilter;
import com.globalmart.admin.execution.Executions;
import com.globalmart.admin.execution.Steps;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the runs of a job and their steps together: a query for the runs, one for all their steps. */
@Component
class Grids {

    static final String PATH = "/grid";

    private static final int RUNS = 30;

    private final Executions executions;
    private final Steps steps;
    private final StepTallies tallies;
    private final Clock clock;

    Grids(Executions executions, Steps steps, StepTallies tallies, Clock clock) {
        this.executions = executions;
        this.steps = steps;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** @param filter selects runs of one job */
    Grid of(ExecutionFilter filter) {
        var slice = executions.page(filter, RUNS);
        var runs = slice.executions().reversed();
        return new Grid(
                filter.address(PATH),
                columns(runs),
                filter.job() == null ? List.of() : rows(runs, steps.declared(filter.job())),
                !filter.isWholeJob(),
                slice.older() == null ? null : slice.older().address(PATH),
                slice.newer() == null ? null : slice.newer().address(PATH));
    }

    private static List<Column> columns(List<Execution> runs) {
        var columns = new ArrayList<Column>();
        Long instance = null;
        for (var run : runs) {
            columns.add(Column.of(run, instance != null && instance == run.instanceId()));
            instance = run.instanceId();
        }
        return columns;
    }

    private List<Row> rows(List<Execution> runs, List<DeclaredStep> declared) {
        var instances = runs.stream().map(Execution::instanceId).collect(Collectors.toSet());
        var attempts = new Attempts(tallies.ofInstances(instances));
        var now = clock.instant();
        var rows = new ArrayList<Row>();
        for (var step : declared) {
            var cells = runs.stream()
                    .map(run -> cell(run, step.name(), step, attempts, now))
                    .toList();
            rows.add(new Row(step.name(), step.stage(), step.description(), cells));
        }
        var shown = runs.stream().map(Execution::executionId).collect(Collectors.toSet());
        var names = declared.stream().map(DeclaredStep::name).collect(Collectors.toSet());
        for (var step : attempts.steps(shown)) {
            if (!names.contains(step)) { // its job has given it up since
                var cells = runs.stream()
                        .map(run -> cell(run, step, null, attempts, now))
                        .toList();
                rows.add(new Row(step, "", "", cells));
            }
        }
        return rows;
    }

    private static Cell cell(
            Execution run, String step, @Nullable DeclaredStep declaration, Attempts attempts, Instant now) {
        var id = "cell-%d-%s".formatted(run.executionId(), step);
        var about = "%s, execution %d of %s: ".formatted(step, run.executionId(), Column.day(run));
        var sum = attempts.step(run, step);
        if (sum != null) {
            return new Cell(
                    id,
                    sum.status().state().mark().style(),
                    sum.partitions() == 0 ? "" : String.valueOf(sum.partitions()),
                    about + sum.words(now),
                    address(run.executionId(), step));
        }
        var before = attempts.completedBefore(run, step);
        boolean isRepeated = (declaration != null && declaration.runsAtEveryRestart())
                || run.stepsToRepeat().contains(step);
        if (before != null && !isRepeated) {
            return new Cell(id, "before", "", about + "complete in execution " + before, address(before, step));
        }
        return new Cell(id, "unrun", "", about + (run.status().isActive() ? "waiting" : "not run"), null);
    }

    private static String address(long executionId, String step) {
        return UriComponentsBuilder.fromPath("/executions/{id}")
                .fragment("step-{step}")
                .encode()
                .buildAndExpand(executionId, step)
                .toUriString();
    }
}
