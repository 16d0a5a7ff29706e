package com.globalmart.admin.execution;

import com.globalmart.admin.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What nodes write about executions beyond what all tests need: leases, contexts, expectations, logs. */
public final class ExecutionRows {

    private final Rows rows;
    private final DSLContext warehouse;
    private long lastStep = 1_000_000;

    public ExecutionRows(Rows rows) {
        this.rows = rows;
        this.warehouse = rows.warehouse();
    }

    /** Logs and quarantined rows outlive what {@link Rows#fresh()} empties. */
    public ExecutionRows fresh() {
        warehouse.execute("truncate ops.execution_log, quality.quarantine cascade");
        return this;
    }

    /** The job {@code nightly}: two steps that run once, two that are repeatable, one that looks again at every restart. */
    public void nightly() {
        rows.nightly();
        warehouse.execute("""
                update ops.job_step set step_order = 10 where job_name = 'nightly' and step_name = 'publishLoad';
                insert into ops.job_step (job_name, step_order, step_name, stage, description, is_repeatable, runs_at_every_restart) values
                ('nightly', 4, 'totalSales', 'analytics', 'Sums sales', true, false),
                ('nightly', 5, 'analyseRfm', 'analytics', 'Scores customers', true, false),
                ('nightly', 6, 'runChecks', 'quality', 'Checks the load', true, true)""");
    }

    /** @param left how long the lease still holds; negative where it has run out */
    public void lease(long execution, String node, Duration left) {
        warehouse.execute(
                "insert into ops.execution_lease (job_execution_id, epoch, node_id, expires_at) values (?, 2, ?, now() + ? * interval '1 ms')",
                execution,
                node,
                left.toMillis());
    }

    /**
     * A step or a partition.
     *
     * @param start null where it waits for a thread
     * @param took null while it runs
     * @param expected rows that it is to read, null where that is not known
     * @param context what it keeps, JSON
     */
    public void step(
            long execution,
            String name,
            String status,
            @Nullable Instant start,
            @Nullable Duration took,
            long read,
            @Nullable Long expected,
            String context) {
        long id = ++lastStep;
        warehouse.execute(
                """
                insert into ops.batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time,
                    end_time, status, commit_count, read_count, filter_count, write_count, read_skip_count, write_skip_count,
                    process_skip_count, rollback_count, exit_code, last_updated)
                values (?, 1, ?, ?, now() at time zone 'UTC', ?, ?, ?, 1, ?, 0, ?, 0, 0, 0, 0, ?, now() at time zone 'UTC')""",
                id,
                name,
                execution,
                utc(start),
                start == null || took == null ? null : utc(start.plus(took)),
                status,
                read,
                read,
                status);
        warehouse.execute(
                "insert into ops.batch_step_execution_context (step_execution_id, short_context) values (?, ?)",
                id,
                context);
        if (expected != null) {
            warehouse.execute("insert into ops.step_expectation values (?, ?)", id, expected);
        }
    }

    public void failed(long execution, String step, String message) {
        warehouse.execute(
                "update ops.batch_step_execution set exit_message = ? where job_execution_id = ? and step_name = ?",
                message,
                execution,
                step);
    }

    public void parameter(long execution, String name, String value) {
        warehouse.execute(
                "insert into ops.batch_job_execution_params values (?, ?, 'java.lang.String', ?, 'N')",
                execution,
                name,
                value);
    }

    public void log(long execution, String level, @Nullable String step, String message, @Nullable String trace) {
        warehouse.execute("""
                insert into ops.execution_log (job_execution_id, logged_at, level, step_name, logger, thread, message, stack_trace)
                values (?, now(), ?, ?, 'com.globalmart.batch.Some', 'job-1', ?, ?)""", execution, level, step, message, trace);
    }

    /** What a range of offsets keeps: as the job repository stores it, numbers with their types. */
    public static String range(long from, long to, @Nullable Long next) {
        return "{\"@class\":\"java.util.HashMap\",\"topic\":\"transactions-topic\",\"generation\":1,\"partition\":0,\"from\":[\"java.lang.Long\",%d],\"to\":[\"java.lang.Long\",%d]%s}"
                .formatted(from, to, next == null ? "" : ",\"nextOffset\":[\"java.lang.Long\",%d]".formatted(next));
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
