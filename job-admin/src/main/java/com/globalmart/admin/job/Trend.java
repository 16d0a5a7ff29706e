package com.globalmart.admin.job;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whether a job takes longer than it used to. */
final class Trend {

    private static final int LATELY = 7;
    private static final int ENOUGH = 3; // fewer runs on either side tell nothing

    private Trend() {}

    /**
     * The median of the last 7 complete runs beside that of those before: {@code usually 3 min 12 s, 20 % longer than before}.
     *
     * @param newestFirst the runs that are looked at
     * @return empty without a complete run
     */
    static String of(List<JobRun> newestFirst) {
        var complete = newestFirst.stream()
                .filter(run -> run.status() == ExecutionStatus.COMPLETED)
                .map(JobRun::took)
                .toList();
        if (complete.isEmpty()) {
            return "";
        }
        var lately = median(complete.stream().limit(LATELY));
        var usually = "usually " + Words.duration(lately);
        if (complete.size() < LATELY + ENOUGH) {
            return usually;
        }
        long before = Math.max(1, median(complete.stream().skip(LATELY)).toMillis());
        long percent = Math.round(100.0 * (lately.toMillis() - before) / before);
        if (Math.abs(percent) < 10) {
            return usually + ", as before";
        }
        return "%s, %d %% %s than before".formatted(usually, Math.abs(percent), percent > 0 ? "longer" : "shorter");
    }

    private static Duration median(Stream<Duration> durations) {
        var sorted = durations.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
