package com.globalmart.admin.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.globalmart.admin.page.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepPlanTests {

    private static final Instant START = Instant.parse("2026-03-15T02:00:00Z");
    private static final Instant NOW = START.plusSeconds(100);
    private static final List<DeclaredStep> DECLARED = List.of(
            new DeclaredStep(1, "planLoad", "plan", "opens it", false, false),
            new DeclaredStep(2, "loadSales", "facts", "loads sales", false, false),
            new DeclaredStep(3, "runChecks", "quality", "checks it", true, true),
            new DeclaredStep(4, "publishLoad", "publish", "shows it", false, false));

    @Test
    void putsStepsInTheOrderOfTheirJobAndPartitionsBelowTheirStep() {
        var plan = plan(
                ExecutionStatus.STARTED,
                List.of(
                        step(1, "planLoad", ExecutionStatus.COMPLETED, 10),
                        step(2, "loadSales", ExecutionStatus.STARTED, 0),
                        step(3, "loadSalesRange:range10", ExecutionStatus.COMPLETED, 500),
                        step(4, "loadSalesRange:range2", ExecutionStatus.STARTED, 300)),
                Map.of());

        assertThat(plan.rows(Set.of(), NOW))
                .extracting(StepRow::name, row -> row.state().word(), StepRow::stage)
                .containsExactly(
                        tuple("planLoad", "completed", "plan"),
                        tuple("loadSales", "running", "facts"),
                        tuple("range2", "running", ""),
                        tuple("range10", "completed", ""),
                        tuple("runChecks", "waiting", "quality"),
                        tuple("publishLoad", "waiting", "publish"));
    }

    @Test
    void saysWhichExecutionHasDoneAStepBeforeUnlessItRunsAgain() {
        var plan = plan(
                ExecutionStatus.FAILED,
                List.of(step(7, "loadSales", ExecutionStatus.FAILED, 300)),
                Map.of(
                        "planLoad", new LastStep("planLoad", 11, ExecutionStatus.COMPLETED, "{}"),
                        "runChecks", new LastStep("runChecks", 11, ExecutionStatus.COMPLETED, "{}"),
                        "publishLoad", new LastStep("publishLoad", 11, ExecutionStatus.FAILED, "{}")));

        var rows = plan.rows(Set.of(), NOW);

        assertThat(rows).extracting(StepRow::completedIn).containsExactly(11L, null, null, null);
        assertThat(rows)
                .extracting(StepRow::state)
                .extracting(State::word)
                .containsExactly("done before", "failed", "not run", "not run");
    }

    @Test
    void countsRowsAgainstTheTimeThatWasTaken() {
        var plan =
                plan(ExecutionStatus.STARTED, List.of(step(1, "loadSales", ExecutionStatus.STARTED, 50_000)), Map.of());

        var row = plan.rows(Set.of(), NOW).get(1);

        assertThat(row.took()).isEqualTo("1 min 40 s");
        assertThat(row.rowsPerSecond()).isEqualTo("500");
        assertThat(row.written()).isEqualTo("50,000");
    }

    @Test
    void countsThePartitionsOfAStepAndTakesThoseThatWaitToBeAsLargeAsTheOthers() {
        var steps = Partitions.summed(List.of(
                step(2, "loadSales", ExecutionStatus.STARTED, 0),
                step(3, "loadSalesRange:1", ExecutionStatus.COMPLETED, 500).withCounts(500, 490, 3, 7, 5, 500L),
                step(4, "loadSalesRange:2", ExecutionStatus.STARTED, 300).withCounts(300, 300, 0, 0, 3, 700L),
                step(5, "loadSalesRange:3", ExecutionStatus.STARTING, 0)));

        assertThat(steps.getFirst())
                .extracting(
                        StepExecution::read,
                        StepExecution::written,
                        StepExecution::filtered,
                        StepExecution::quarantined,
                        StepExecution::commits,
                        StepExecution::expected)
                .containsExactly(800L, 790L, 3L, 7L, 9L, 1_800L);
    }

    @Test
    void showsOfManyPartitionsThoseThatSomebodyLooksFor() {
        var steps = new ArrayList<StepExecution>();
        steps.add(step(1, "loadSales", ExecutionStatus.STARTED, 0));
        for (int part = 1; part <= 256; part++) {
            var status = part == 200
                    ? ExecutionStatus.FAILED
                    : part == 100 ? ExecutionStatus.STARTED : ExecutionStatus.COMPLETED;
            steps.add(step(1 + part, "loadSalesRange:" + part, status, 10));
        }
        var plan = plan(ExecutionStatus.STARTED, steps, Map.of());

        var folded = plan.rows(Set.of(), NOW);
        var open = plan.rows(Set.of("loadSales"), NOW);

        assertThat(folded)
                .filteredOn(StepRow::isPartition)
                .hasSize(8)
                .extracting(StepRow::name)
                .contains("100", "200");
        assertThat(open).filteredOn(StepRow::isPartition).hasSize(256);
        assertThat(folded.get(1).fold()).isEqualTo(new StepRow.Fold("loadSales", 256, false, true));
    }

    @Test
    void findsStragglersOnceThreeAreDone() {
        var running = step(9, "loadSalesRange:9", ExecutionStatus.STARTED, 5);
        assertThat(new Partitions(List.of(took("1", 10), took("2", 20), running)).stragglers(NOW))
                .isEmpty();
        var slow = took("4", 41);
        assertThat(new Partitions(List.of(took("1", 10), took("2", 20), took("3", 20), slow)).stragglers(NOW))
                .containsExactly(slow);
        assertThat(new Partitions(List.of(took("1", 1), took("2", 1), took("3", 1), took("4", 5))).stragglers(NOW))
                .isEmpty();
        var rows = plan(
                        ExecutionStatus.STARTED,
                        List.of(
                                step(1, "loadSales", ExecutionStatus.STARTED, 0),
                                took("1", 10),
                                took("2", 20),
                                took("3", 30),
                                step(9, "loadSalesRange:4", ExecutionStatus.STARTED, 5)),
                        Map.of())
                .rows(Set.of(), NOW);
        assertThat(rows)
                .filteredOn(StepRow::isStraggler)
                .extracting(StepRow::name)
                .containsExactly("4");
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
                        "loadSales stops after the current chunk. What is committed stays.",
                        "1 of 2 partitions are done.",
                        "1 step is done, and is not run again.",
                        "It can be restarted, and goes on from there.");
    }

    @Test
    void drawsEachStepWithItsPartitionsOverTheTime() {
        var plan = plan(
                ExecutionStatus.STARTED,
                List.of(
                        step(2, "loadSales", ExecutionStatus.STARTED, 0),
                        took("1", 10),
                        took("2", 20),
                        took("3", 30),
                        step(9, "loadSalesRange:4", ExecutionStatus.STARTED, 5)),
                Map.of());

        var lanes = new Lanes(plan, Axis.of(START, NOW), NOW).all();

        assertThat(lanes).extracting(Lane::name).containsExactly("planLoad", "loadSales", "runChecks", "publishLoad");
        var sales = lanes.get(1);
        assertThat(sales.bar()).isEqualTo(new Axis.Bar("0.00%", "100.00%"));
        assertThat(sales.summary()).isEqualTo("3 of 4 partitions done, 1 running, 1 straggler");
        assertThat(sales.partitions())
                .extracting(Lane.PartitionBar::bar, Lane.PartitionBar::style)
                .containsExactly(
                        tuple(new Axis.Bar("0.00%", "10.00%"), "good"),
                        tuple(new Axis.Bar("0.00%", "20.00%"), "good"),
                        tuple(new Axis.Bar("0.00%", "30.00%"), "good"),
                        tuple(new Axis.Bar("0.00%", "100.00%"), "straggler"));
        assertThat(lanes.getFirst().bar()).isNull();
    }

    private static StepPlan plan(ExecutionStatus status, List<StepExecution> executed, Map<String, LastStep> before) {
        var execution = new Execution(12, 3, "nightly", List.of(), status, true, 0, START, START, null, "", "node-1");
        return new StepPlan(execution, DECLARED, Partitions.summed(executed), before);
    }

    private static StepExecution took(String partition, long seconds) {
        return new StepExecution(
                Long.parseLong(partition),
                "loadSalesRange:" + partition,
                ExecutionStatus.COMPLETED,
                10,
                10,
                0,
                0,
                1,
                null,
                START,
                START.plusSeconds(seconds),
                null,
                "");
    }

    private static StepExecution step(long id, String name, ExecutionStatus status, long written) {
        return new StepExecution(
                id, name, status, written, written, 0, 0, 1, null, START, status.isActive() ? null : NOW, null, "");
    }
}
