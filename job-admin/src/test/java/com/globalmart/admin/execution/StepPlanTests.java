package com.globalmart.admin.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.globalmart.admin.page.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepPlanTests {

    private static final Instant START = Instant.parse("2026-03-15T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(START.plusSeconds(100), ZoneOffset.UTC);
    private static final List<DeclaredStep> DECLARED = List.of(
            new DeclaredStep(1, "planLoad", "plan", "opens it"),
            new DeclaredStep(2, "loadSales", "facts", "loads sales"),
            new DeclaredStep(3, "publishLoad", "publish", "shows it"));

    @Test
    void putsStepsInTheOrderOfTheirJobAndPartitionsBelowTheirStep() {
        var plan = plan(
                ExecutionStatus.STARTED,
                List.of(
                        step(1, "planLoad", ExecutionStatus.COMPLETED, 10),
                        step(2, "loadSales", ExecutionStatus.STARTED, 0),
                        step(3, "loadSalesRange:range0", ExecutionStatus.COMPLETED, 500),
                        step(4, "loadSalesRange:range1", ExecutionStatus.STARTED, 300)),
                Map.of());

        assertThat(plan.rows(CLOCK))
                .extracting(StepRow::name, row -> row.state().word(), StepRow::stage)
                .containsExactly(
                        tuple("planLoad", "completed", "plan"),
                        tuple("loadSales", "running", "facts"),
                        tuple("range0", "completed", "facts"),
                        tuple("range1", "running", "facts"),
                        tuple("publishLoad", "waiting", "publish"));
    }

    @Test
    void saysWhichExecutionHasDoneAStepBefore() {
        var plan = plan(
                ExecutionStatus.FAILED,
                List.of(step(7, "loadSales", ExecutionStatus.FAILED, 300)),
                Map.of("planLoad", 11L));

        var rows = plan.rows(CLOCK);

        assertThat(rows).extracting(StepRow::name).containsExactly("planLoad", "loadSales", "publishLoad");
        assertThat(rows.getFirst().completedIn()).isEqualTo(11L);
        assertThat(rows.getFirst().state().word()).isEqualTo("done before");
        assertThat(rows.getLast().state()).extracting(State::word).isEqualTo("not run");
    }

    @Test
    void countsRowsAgainstTheTimeThatWasTaken() {
        var plan =
                plan(ExecutionStatus.STARTED, List.of(step(1, "loadSales", ExecutionStatus.STARTED, 50_000)), Map.of());

        var row = plan.rows(CLOCK).get(1);

        assertThat(row.took()).isEqualTo("1 min 40 s");
        assertThat(row.rowsPerSecond()).isEqualTo("500");
        assertThat(row.written()).isEqualTo("50,000");
    }

    @Test
    void countsThePartitionsOfAStepWhileTheyRun() {
        var plan = plan(
                ExecutionStatus.STARTED,
                List.of(
                        step(2, "loadSales", ExecutionStatus.STARTED, 0),
                        step(3, "loadSalesRange:range0", ExecutionStatus.COMPLETED, 500),
                        step(4, "loadSalesRange:range1", ExecutionStatus.STARTED, 300)),
                Map.of());

        assertThat(plan.rows(CLOCK).get(1).written()).isEqualTo("800");
    }

    @Test
    void saysWhatStoppingDoesInNumbers() {
        var plan = plan(
                ExecutionStatus.STARTED,
                List.of(
                        step(1, "planLoad", ExecutionStatus.COMPLETED, 10),
                        step(2, "loadSales", ExecutionStatus.STARTED, 0),
                        step(3, "loadSalesRange:range0", ExecutionStatus.COMPLETED, 500),
                        step(4, "loadSalesRange:range1", ExecutionStatus.STARTED, 300)),
                Map.of());

        assertThat(plan.stopConsequences())
                .containsExactly(
                        "loadSales stops after the chunk it is working on. What is committed stays.",
                        "1 of 2 partitions are done.",
                        "1 step is done, and is not run again.",
                        "It can be restarted, and goes on from there.");
    }

    @Test
    void saysWhatARestartDoesInNumbers() {
        var plan = plan(
                ExecutionStatus.FAILED,
                List.of(step(7, "loadSales", ExecutionStatus.FAILED, 300_000)),
                Map.of("planLoad", 11L));

        assertThat(plan.restartConsequences())
                .containsExactly(
                        "1 step is done, and is not run again.",
                        "It goes on with loadSales, after 300,000 rows written.",
                        "After that, 1 more step is to come.");
    }

    private static StepPlan plan(
            ExecutionStatus status, List<StepExecution> executed, Map<String, Long> completedBefore) {
        var execution = new Execution(12, 3, "nightly", List.of(), status, true, START, START, null, "", "node-1");
        return new StepPlan(execution, DECLARED, executed, completedBefore);
    }

    private static StepExecution step(long id, String name, ExecutionStatus status, long written) {
        return new StepExecution(
                id, name, status, written, written, 0, 0, 1, START, status.isActive() ? null : CLOCK.instant(), "");
    }
}
