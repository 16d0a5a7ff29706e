package com.globalmart.admin.execution;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All steps of one execution: what it has done, what earlier attempts at the same instance had done, and what it has not
 * come to.
 *
 * @param executed steps with the sums of their partitions, and these partitions
 * @param before how earlier attempts left each step
 */
record StepPlan(
        Execution execution, List<DeclaredStep> declared, List<StepExecution> executed, Map<String, LastStep> before) {

    /**
     * A step in its place.
     *
     * @param declaration null for a step that its job does not declare any more
     * @param step null where this execution has not begun it
     * @param completedIn the earlier attempt that has completed it, so that this one passes it over
     */
    record Placed(
            @Nullable DeclaredStep declaration,
            @Nullable StepExecution step,
            Partitions partitions,
            @Nullable Long completedIn) {

        String name() {
            return step != null ? step.name() : declaration == null ? "" : declaration.name();
        }

        int order() {
            return declaration == null ? Integer.MAX_VALUE : declaration.order();
        }
    }

    /** The steps in the order in which the job runs them, each with its partitions. */
    List<Placed> placed() {
        var partitions = executed.stream()
                .filter(StepExecution::isPartition)
                .sorted(Comparator.comparing(StepExecution::name, StepOrder.NUMBERS_BY_VALUE))
                .collect(Collectors.groupingBy(partition -> StepName.step(partition.name())));
        var declarations = declared.stream().collect(Collectors.toMap(DeclaredStep::name, step -> step));
        var placed = new ArrayList<Placed>();
        for (var step : begun()) {
            placed.add(new Placed(
                    declarations.remove(step.name()),
                    step,
                    new Partitions(partitions.getOrDefault(step.name(), List.of())),
                    null));
        }
        for (var step : declarations.values()) {
            placed.add(new Placed(step, null, new Partitions(List.of()), completedIn(step)));
        }
        placed.sort(Comparator.comparingInt(Placed::order));
        return placed;
    }

    private @Nullable Long completedIn(DeclaredStep step) {
        var earlier = before.get(step.name());
        if (earlier == null || !earlier.isComplete() || step.runsAtEveryRestart()) {
            return null;
        }
        return execution.stepsToRepeat().contains(step.name()) ? null : earlier.executionId();
    }

    /** How a step stands that this execution has not come to. */
    State notReached() {
        return execution.status().isActive()
                ? new State("waiting", Mark.IDLE, "The execution comes to it later.")
                : new State("not run", Mark.IDLE, "The execution ended before it came to it.");
    }

    /**
     * The rows of the table.
     *
     * @param open names of the steps all of whose partitions are shown
     */
    List<StepRow> rows(Set<String> open, Instant now) {
        return placed().stream()
                .flatMap(placed -> new StepRows(this, placed, open.contains(placed.name()), now).all().stream())
                .toList();
    }

    /** Threads that have something to commit before it can stop: partitions, or steps without any. */
    List<StepExecution> draining() {
        var running = executed.stream().filter(StepExecution::isRunning).toList();
        var partitions = running.stream().filter(StepExecution::isPartition).toList();
        return partitions.isEmpty() ? running : partitions;
    }

    /** What stopping does now, in sentences with numbers. */
    List<String> stopConsequences() {
        var sentences = new ArrayList<String>();
        var running = placed().stream()
                .filter(placed ->
                        placed.step() != null && placed.step().status().isActive())
                .toList();
        var names = running.stream().map(Placed::name).collect(Collectors.joining(", "));
        sentences.add("%s stops after the current chunk. What is committed stays."
                .formatted(names.isEmpty() ? "The execution" : names));
        var partitions = new Partitions(running.stream()
                .flatMap(placed -> placed.partitions().all().stream())
                .toList());
        if (!partitions.all().isEmpty()) {
            sentences.add("%s of %s done."
                    .formatted(
                            Words.number(partitions.completed()),
                            are(partitions.all().size(), "partition")));
        }
        long completed = completed();
        sentences.add(
                completed == 0
                        ? "No step is done yet."
                        : "%s done, and %s not run again."
                                .formatted(are(completed, "step"), completed == 1 ? "is" : "are"));
        sentences.add("It can be restarted, and goes on from there.");
        return sentences;
    }

    /** How many steps are complete, by this attempt or an earlier one. */
    long completed() {
        return placed().stream()
                .filter(placed -> placed.completedIn() != null
                        || (placed.step() != null && placed.step().status() == ExecutionStatus.COMPLETED))
                .count();
    }

    /** The rows that this attempt has written. */
    long written() {
        return begun().stream().mapToLong(StepExecution::written).sum();
    }

    List<StepExecution> begun() {
        return executed.stream().filter(step -> !step.isPartition()).toList();
    }

    private static String are(long number, String one) {
        return Words.count(number, one) + (number == 1 ? " is" : " are");
    }
}
