package com.globalmart.admin.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The partitions of one step. */
record Partitions(List<StepExecution> all) {

    /** Below this a partition that takes twice as long as others is nothing to look at. */
    private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

    private static final int ENOUGH_TO_COMPARE = 3;

    /** The steps of one execution; those that have partitions count what these do. */
    static List<StepExecution> summed(List<StepExecution> steps) {
        var partitions = steps.stream()
                .filter(StepExecution::isPartition)
                .collect(Collectors.groupingBy(partition -> StepName.step(partition.name())));
        return steps.stream()
                .map(step -> step.isPartition() || !partitions.containsKey(step.name())
                        ? step
                        : new Partitions(partitions.get(step.name())).summedUp(step))
                .toList();
    }

    private StepExecution summedUp(StepExecution step) {
        long read = 0;
        long written = 0;
        long filtered = 0;
        long quarantined = 0;
        long commits = 0;
        for (var partition : all) {
            read += partition.read();
            written += partition.written();
            filtered += partition.filtered();
            quarantined += partition.quarantined();
            commits += partition.commits();
        }
        return step.withCounts(read, written, filtered, quarantined, commits, expected());
    }

    /** Partitions that have not begun are taken to be as large as the others, as the view {@code ops.step_progress} does. */
    private @Nullable Long expected() {
        var known = all.stream()
                .map(StepExecution::expected)
                .filter(Objects::nonNull)
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        return known.stream().mapToLong(Long::longValue).sum() * all.size() / known.size();
    }

    long completed() {
        return all.stream()
                .filter(partition -> partition.status() == ExecutionStatus.COMPLETED)
                .count();
    }

    /**
     * Those that take, or took, much longer than the others: more than twice the median of those that are complete, and 5 s more
     * than it. None while fewer than three are.
     */
    Set<StepExecution> stragglers(Instant now) {
        var times = all.stream()
                .filter(partition -> partition.status() == ExecutionStatus.COMPLETED)
                .map(partition -> partition.took(now))
                .sorted()
                .toList();
        if (times.size() < ENOUGH_TO_COMPARE) {
            return Set.of();
        }
        var median = times.get(times.size() / 2);
        return all.stream()
                .filter(partition -> partition.took(now).compareTo(median.multipliedBy(2)) > 0
                        && partition.took(now).compareTo(median.plus(WORTH_SAYING)) > 0)
                .collect(Collectors.toSet());
    }
}
