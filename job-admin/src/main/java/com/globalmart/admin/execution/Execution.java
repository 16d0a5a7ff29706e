package com.globalmart.admin.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job instance.
 *
 * @param isNewest whether no later attempt at the same instance was made
 * @param earlierAttempts how many attempts at the same instance were made before it
 * @param startedAt null while it waits for a thread
 * @param endedAt null while it runs
 * @param exitMessage why it ended as it did, with the whole trace as far as the repository kept it; empty if it went well
 * @param nodeId the node that runs or ran it, if it is known
 */
public record Execution(
        long executionId,
        long instanceId,
        String jobName,
        List<Parameter> parameters,
        ExecutionStatus status,
        boolean isNewest,
        int earlierAttempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String exitMessage,
        @Nullable String nodeId) {

    /**
     * A parameter of the job.
     *
     * @param isIdentifying whether it tells this job instance from others
     */
    public record Parameter(String name, String value, boolean isIdentifying) {

        /** The first attempt at a business date is the rule and goes without saying. */
        boolean isFirstAttempt() {
            return name.equals("attempt") && value.equals("1");
        }
    }

    public boolean isStoppable() {
        return status.isStoppable();
    }

    /** An attempt that was followed by another is history: only the newest can be gone on with. */
    public boolean isRestartable() {
        return isNewest && status.isRestartable();
    }

    /** How long it took, or has been running. */
    public Duration took(Clock clock) {
        var from = startedAt == null ? createdAt : startedAt;
        return Duration.between(from, endedAt == null ? clock.instant() : endedAt);
    }

    /** Complete steps that this execution was asked to run again: those that a restart was to begin at, and after it. */
    public List<String> stepsToRepeat() {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals("again"))
                .flatMap(parameter -> Stream.of(parameter.value().split(",")))
                .toList();
    }

    /** The UTC day that it is about, as its parameter says it; null where it is about none. */
    public @Nullable String businessDate() {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals("businessDate"))
                .map(Parameter::value)
                .findFirst()
                .orElse(null);
    }

    /** What it is called in a sentence: {@code nightly of 2026-03-14}. */
    public String title() {
        var values = parameters.stream()
                .filter(Parameter::isIdentifying)
                .filter(parameter -> !parameter.isFirstAttempt())
                .map(parameter -> parameter.name().equals("businessDate")
                        ? parameter.value()
                        : parameter.name() + " " + parameter.value())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? jobName : jobName + " of " + values;
    }

    /** What tells it from other nights: {@code businessDate 2026-03-14}. */
    public String identity() {
        return parameters.stream()
                .filter(Parameter::isIdentifying)
                .filter(parameter -> !parameter.isFirstAttempt())
                .map(parameter -> parameter.name() + " " + parameter.value())
                .collect(Collectors.joining(", "));
    }
}
