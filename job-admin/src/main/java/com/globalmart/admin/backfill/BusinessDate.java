package com.globalmart.admin.backfill;

import com.globalmart.admin.execution.ExecutionStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a business date.
 *
 * @param isPublished whether a load of its night is published
 * @param isBlocked whether the load of another date is open
 * @param executionId the newest execution of its night; null if there is none
 * @param status of that execution
 * @param stages how far each stage of that night is, in order; empty where it is published or never ran
 */
record BusinessDate(
        LocalDate date,
        boolean isPublished,
        boolean isBlocked,
        @Nullable Long executionId,
        @Nullable ExecutionStatus status,
        List<Stage> stages) {

    /**
     * A stage of a night.
     *
     * @param steps how many it has
     * @param complete how many of them are complete
     * @param hasFailed whether one of them failed or was stopped
     * @param isRunning whether one of them runs
     */
    record Stage(String name, int steps, int complete, boolean hasFailed, boolean isRunning) {}

    DateState state(LocalDate today) {
        if (status != null && status.isActive()) {
            return DateState.RUNNING;
        }
        if (isPublished) {
            return DateState.DONE;
        }
        if (status != null) {
            return DateState.FAILED;
        }
        if (!date.isBefore(today)) {
            return DateState.NOT_OVER;
        }
        return isBlocked ? DateState.BLOCKED : DateState.MISSING;
    }

    /** How each of the night's stages stands. */
    List<DateState> stageStates(List<String> names, LocalDate today) {
        var whole = state(today);
        if (whole != DateState.FAILED && whole != DateState.RUNNING) {
            return names.stream().map(name -> whole).toList();
        }
        return names.stream().map(name -> stageState(name, whole)).toList();
    }

    private DateState stageState(String name, DateState whole) {
        var begun = stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
        if (begun.isEmpty()) {
            return whole == DateState.FAILED ? DateState.BLOCKED : DateState.MISSING;
        }
        var stage = begun.get();
        if (stage.isRunning()) {
            return DateState.RUNNING;
        }
        if (stage.hasFailed()) {
            return DateState.FAILED;
        }
        if (stage.complete() >= stage.steps()) {
            return DateState.DONE;
        }
        return whole == DateState.FAILED ? DateState.BLOCKED : DateState.RUNNING;
    }
}
