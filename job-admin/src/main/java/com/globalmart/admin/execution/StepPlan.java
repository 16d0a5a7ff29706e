package com.globalmart.admin.execution;

import com.globalmart.admin.page.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All steps of one execution: what it has done, what earlier attempts at the same instance had done, and what it has not
 * come to.
 *
 * @param completedBefore steps that earlier attempts completed, with the latest of these attempts
 */
record StepPlan(
        Execution execution,
        List<DeclaredStep> declared,
        List<StepExecution> executed,
        Map<String, Long> completedBefore) {

    private record Placed(int order, StepRow row) {}

    /** The rows of the page, in the order in which the job runs its steps; partitions follow their step. */
    List<StepRow> rows(Clock clock) {
        var placed = new ArrayList<Placed>();
        var begun = new HashSet<DeclaredStep>();
        int order = 0;
        for (var step : executed) {
            var declaration = declarationOf(step);
            if (declaration != null) {
                order = declaration.order();
                begun.add(declaration);
            }
            placed.add(new Placed(order, executed(withItsPartitions(step), declaration, clock)));
        }
        for (var step : declared) {
            if (!begun.contains(step)) {
                placed.add(new Placed(step.order(), notExecuted(step)));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::order));
        return placed.stream().map(Placed::row).toList();
    }

    /** The step that was declared; for a partition the one whose name its own begins with, as range follows step. */
    private @Nullable DeclaredStep declarationOf(StepExecution step) {
        return declared.stream()
                .filter(declaration -> step.isPartition()
                        ? step.name().startsWith(declaration.name())
                        : step.name().equals(declaration.name()))
                .max(Comparator.comparingInt(declaration -> declaration.name().length()))
                .orElse(null);
    }

    /** A step whose partitions still run has no counts of its own yet: theirs are shown. */
    private StepExecution withItsPartitions(StepExecution step) {
        if (step.isPartition() || step.read() > 0 || step.written() > 0) {
            return step;
        }
        return partitionsOf(step).stream().reduce(step, StepExecution::plusCounts);
    }

    private List<StepExecution> partitionsOf(StepExecution step) {
        var declaration = declarationOf(step);
        if (declaration == null) {
            return List.of();
        }
        return executed.stream()
                .filter(StepExecution::isPartition)
                .filter(partition -> declaration.equals(declarationOf(partition)))
                .toList();
    }

    private static StepRow executed(StepExecution step, @Nullable DeclaredStep declaration, Clock clock) {
        if (declaration == null) {
            return StepRow.executed(step, "", "", clock);
        }
        return StepRow.executed(step, declaration.stage(), step.isPartition() ? "" : declaration.description(), clock);
    }

    private StepRow notExecuted(DeclaredStep step) {
        var earlier = completedBefore.get(step.name());
        if (earlier != null) {
            return StepRow.completedEarlier(step, earlier);
        }
        return StepRow.notReached(step, execution.status().isActive());
    }

    /** What stopping does now, in sentences with numbers. */
    List<String> stopConsequences() {
        var sentences = new ArrayList<String>();
        var running = steps(step -> step.status().isActive());
        sentences.add("%s stops after the chunk it is working on. What is committed stays."
                .formatted(running.isEmpty() ? "The execution" : names(running)));
        var partitions =
                running.stream().flatMap(step -> partitionsOf(step).stream()).toList();
        if (!partitions.isEmpty()) {
            long done = partitions.stream()
                    .filter(partition -> partition.status() == ExecutionStatus.COMPLETED)
                    .count();
            sentences.add("%s of %s done.".formatted(Words.number(done), are(partitions.size(), "partition")));
        }
        sentences.add(completedSentence());
        sentences.add("It can be restarted, and goes on from there.");
        return sentences;
    }

    /** What a restart would do, in sentences with numbers. Asking changes nothing. */
    List<String> restartConsequences() {
        var sentences = new ArrayList<String>();
        sentences.add(completedSentence());
        var unfinished = steps(step -> step.status() != ExecutionStatus.COMPLETED);
        if (!unfinished.isEmpty()) {
            long written = unfinished.stream()
                    .map(this::withItsPartitions)
                    .mapToLong(StepExecution::written)
                    .sum();
            sentences.add(
                    "It goes on with %s, after %s written.".formatted(names(unfinished), Words.count(written, "row")));
        }
        long left = declared.stream()
                .filter(step -> !completedBefore.containsKey(step.name()))
                .filter(step -> executed.stream().noneMatch(begun -> step.equals(declarationOf(begun))))
                .count();
        if (left > 0) {
            sentences.add("After that, %s to come.".formatted(are(left, "more step")));
        }
        return sentences;
    }

    private String completedSentence() {
        long completed = completed();
        if (completed == 0) {
            return "No step is done yet.";
        }
        return "%s done, and %s not run again.".formatted(are(completed, "step"), completed == 1 ? "is" : "are");
    }

    private List<StepExecution> steps(Predicate<StepExecution> which) {
        return executed.stream()
                .filter(step -> !step.isPartition())
                .filter(which)
                .toList();
    }

    private static String names(List<StepExecution> steps) {
        return steps.stream().map(StepExecution::name).collect(Collectors.joining(", "));
    }

    private static String are(long number, String one) {
        return Words.count(number, one) + (number == 1 ? " is" : " are");
    }

    private long completed() {
        var names = new HashSet<>(completedBefore.keySet());
        executed.stream()
                .filter(step -> step.status() == ExecutionStatus.COMPLETED)
                .forEach(step -> names.add(step.name()));
        names.removeIf(name -> name.indexOf(':') >= 0);
        return names.size();
    }
}
