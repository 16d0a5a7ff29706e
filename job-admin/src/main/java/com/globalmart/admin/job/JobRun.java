package com.globalmart.admin.job;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job, as far as a list of jobs tells of it.
 *
 * @param businessDate what it was about; null for jobs without one
 * @param took how long it took, or has been running
 */
record JobRun(
        long executionId,
        ExecutionStatus status,
        Moment created,
        Duration took,
        @Nullable String businessDate) {

    /** What a pointer on its bar tells: {@code execution 12, 2026-03-14: completed after 3 min 12 s}. */
    String title() {
        var about = businessDate == null ? created.words() : businessDate;
        return "execution %d, %s: %s %s %s"
                .formatted(
                        executionId,
                        about,
                        status.state().word(),
                        status.isActive() ? "for" : "after",
                        Words.duration(took));
    }
}
