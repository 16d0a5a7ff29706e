package com.globalmart.cli.job;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a running execution is and how long it will still take, as {@code ops.step_progress} and {@code ops.time_left} say. */
final class ExecutionProgress {

    private final JdbcClient warehouse;

    ExecutionProgress(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /**
     * What is left of a running execution.
     *
     * @param percentDone at most 99; null without past runs, as what follows
     * @param pastRuns how many complete runs of the job this is taken from
     * @param rightShare for which share of them the range would have been right, 0 to 1
     */
    record TimeLeft(
            @Nullable Integer percentDone,
            @Nullable Double leastSeconds,
            @Nullable Double mostSeconds,
            int pastRuns,
            @Nullable Double rightShare) {

        /** {@code 45 %, 1 min 10 s to 2 min 05 s left (from 14 runs, right for 86 % of them)}. */
        String inWords() {
            if (percentDone == null || leastSeconds == null || mostSeconds == null) {
                return "no complete run yet to tell the time left from";
            }
            var basis = rightShare == null
                    ? "from 1 run"
                    : "from %d runs, right for %.0f %% of them".formatted(pastRuns, 100 * rightShare);
            return "%d %%, %s to %s left (%s)"
                    .formatted(percentDone, seconds(leastSeconds), seconds(mostSeconds), basis);
        }

        private static String seconds(double seconds) {
            return Terminal.duration(Duration.ofSeconds(Math.round(seconds)));
        }
    }

    /** A step that runs, with its ranges summed; null where it is not known. */
    record RunningStep(
            String stepName,
            long doneRows,
            @Nullable Long expectedRows,
            @Nullable Double rowsPerSecond) {

        /** {@code loadSales, 12,000 of 40,000 rows, 5,300 rows/s}. */
        String inWords() {
            var rows = expectedRows == null
                    ? Terminal.number(doneRows)
                    : "%s of %s".formatted(Terminal.number(doneRows), Terminal.number(expectedRows));
            return "%s, %s rows%s"
                    .formatted(
                            stepName,
                            rows,
                            rowsPerSecond == null || doneRows == 0
                                    ? ""
                                    : ", %s rows/s".formatted(Terminal.number(Math.round(rowsPerSecond))));
        }
    }

    /** Empty when it does not run. */
    Optional<TimeLeft> timeLeft(long execution) {
        return warehouse
                .sql("select * from ops.time_left(:execution)")
                .param("execution", execution)
                .query(TimeLeft.class)
                .optional()
                .filter(left -> isRunning(execution));
    }

    /** The step that runs; empty between two. */
    Optional<RunningStep> running(long execution) {
        return warehouse
                .sql("""
                        select step_name, done_rows, expected_rows, rows_per_second
                        from ops.step_progress
                        where job_execution_id = :execution and not is_range and status in ('STARTING', 'STARTED', 'STOPPING')
                        order by step_execution_id desc limit 1""")
                .param("execution", execution)
                .query(RunningStep.class)
                .optional();
    }

    private boolean isRunning(long execution) {
        return warehouse
                .sql("""
                        select status in ('STARTING', 'STARTED', 'STOPPING')
                        from ops.batch_job_execution where job_execution_id = :execution""")
                .param("execution", execution)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
