package com.globalmart.admin.grid;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.globalmart.admin.execution.Execution;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the attempts at some job instances made of each step. */
final class Attempts {

    private final Map<Long, TreeMap<Long, Map<String, StepSum>>> byInstance;

    Attempts(List<StepTally> tallies) {
        this.byInstance = tallies.stream()
                .collect(groupingBy(
                        StepTally::instanceId,
                        groupingBy(
                                StepTally::executionId,
                                TreeMap::new,
                                groupingBy(StepTally::step, collectingAndThen(toList(), StepSum::of)))));
    }

    /** A step of one attempt; null where that has not come to it. */
    @Nullable
    StepSum step(Execution execution, String step) {
        return of(execution).getOrDefault(execution.executionId(), Map.of()).get(step);
    }

    /** The earlier attempt that has completed a step, so that this one has no need to; null where none has. */
    @Nullable
    Long completedBefore(Execution execution, String step) {
        var earlier = of(execution).headMap(execution.executionId(), false).descendingMap();
        for (var attempt : earlier.entrySet()) {
            var sum = attempt.getValue().get(step);
            if (sum != null) {
                return sum.isComplete() ? attempt.getKey() : null;
            }
        }
        return null;
    }

    /** The names of all steps that these executions have begun, in alphabetical order. */
    List<String> steps(Set<Long> executionIds) {
        return byInstance.values().stream()
                .flatMap(attempts -> attempts.entrySet().stream())
                .filter(attempt -> executionIds.contains(attempt.getKey()))
                .flatMap(attempt -> attempt.getValue().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private TreeMap<Long, Map<String, StepSum>> of(Execution execution) {
        return byInstance.getOrDefault(execution.instanceId(), new TreeMap<>());
    }
}
