package com.globalmart.admin.execution.restart;

import com.globalmart.admin.execution.DeclaredStep;
import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.execution.LastStep;
import com.globalmart.admin.execution.StepName;
import com.globalmart.admin.page.ProblemException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a restart would do, step by step, by the rules by which nodes carry it out: a complete step is skipped unless it is to run
 * again, an unfinished one goes on where it keeps its place, each partition for itself. Asking changes nothing.
 *
 * @param execution the one that is gone on with, the newest of its instance
 * @param declared the steps of its job, in order
 * @param last the last execution of each step and partition of the instance
 */
record RestartPreview(Execution execution, List<DeclaredStep> declared, Map<String, LastStep> last) {

    /**
     * What happens with each step, supposed that none fails.
     *
     * @param from the step to begin at; null for where it ended
     * @throws ProblemException if the restart cannot begin there
     */
    List<Prediction> predictions(@Nullable String from) {
        var again = new HashSet<>(from == null ? List.of() : stepsToRepeat(from));
        again.addAll(stillToRepeat());
        return declared.stream().map(step -> prediction(step, again)).toList();
    }

    /** The steps at which a restart can begin, and which would then run again. */
    List<String> starts() {
        return declared.stream()
                .map(DeclaredStep::name)
                .filter(this::isComplete)
                .filter(name -> refusal(name) == null)
                .toList();
    }

    private Prediction prediction(DeclaredStep step, Set<String> again) {
        var before = last.get(step.name());
        if (before == null) {
            return Prediction.first(step.name());
        }
        if (before.status() == ExecutionStatus.ABANDONED) {
            return Prediction.skipped(before);
        }
        if (!before.isComplete()) {
            return Prediction.unfinished(before, partitionsOf(step));
        }
        if (step.runsAtEveryRestart()) {
            return Prediction.again(before, "it looks again at every restart");
        }
        if (step.isRepeatable() && again.contains(step.name())) {
            return Prediction.again(before, "it replaces what it made in execution %d".formatted(before.executionId()));
        }
        return Prediction.skipped(before);
    }

    private List<LastStep> partitionsOf(DeclaredStep step) {
        return last.values().stream()
                .filter(other -> StepName.isPartition(other.name()))
                .filter(other -> StepName.step(other.name()).equals(step.name()))
                .toList();
    }

    /** The complete steps from one on. */
    private List<String> stepsToRepeat(String from) {
        var refusal = refusal(from);
        if (refusal != null) {
            throw ProblemException.invalid("The value of \"step\" does not fit: " + refusal);
        }
        return completeFrom(from);
    }

    private List<String> completeFrom(String from) {
        var names = declared.stream().map(DeclaredStep::name).toList();
        return names.subList(names.indexOf(from), names.size()).stream()
                .filter(this::isComplete)
                .toList();
    }

    /** Why a restart cannot begin at a step; null if it can. */
    private @Nullable String refusal(String from) {
        var names = declared.stream().map(DeclaredStep::name).toList();
        int first = names.indexOf(from);
        if (first < 0) {
            return "%s has no step of this name, choose one from the list.".formatted(execution.jobName());
        }
        if (!names.subList(0, first).stream().allMatch(this::isComplete)) {
            return "%s was not reached, restart where it ended.".formatted(from);
        }
        var once = declared.stream()
                .filter(step -> step.order() >= declared.get(first).order())
                .filter(step -> isComplete(step.name()) && !step.isRepeatable())
                .map(DeclaredStep::name)
                .collect(Collectors.joining(", "));
        return once.isEmpty() ? null : "what %s made cannot be made again, begin behind it.".formatted(once);
    }

    private boolean isComplete(String step) {
        var before = last.get(step);
        return before != null && before.isComplete();
    }

    /** What this execution was to run again itself, and did not come to. */
    private Set<String> stillToRepeat() {
        var still = new LinkedHashSet<>(execution.stepsToRepeat());
        still.removeIf(step -> {
            var before = last.get(step);
            return before != null && before.isComplete() && before.executionId() == execution.executionId();
        });
        return still;
    }
}
