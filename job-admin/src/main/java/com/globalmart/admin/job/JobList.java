package com.globalmart.admin.job;

import static org.jooq.impl.DSL.inline;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the list of jobs, each with its last runs: two queries, however many jobs and runs there are. */
@Repository
class JobList {

    private final DSLContext warehouse;

    JobList(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The job with the most steps first: it is the one that people come for. */
    List<JobRow> all() {
        var runs = lastRuns();
        return warehouse
                .resultQuery("""
                        select j.job_name, j.description, j.needs, s.steps, c.cron_expression, c.time_zone_id, t.next_fire_time
                        from ops.job j
                        cross join lateral (select count(*)::integer as steps from ops.job_step s where s.job_name = j.job_name) as s
                        left join (ops.qrtz_triggers t join ops.qrtz_cron_triggers c using (sched_name, trigger_name, trigger_group))
                            on t.trigger_name = j.job_name
                        order by s.steps desc, j.job_name
                        """)
                .fetch(row -> row(row, runs.getOrDefault(row.get("job_name", String.class), List.of())));
    }

    private static JobRow row(Record row, List<JobRun> runs) {
        var newest = runs.isEmpty() ? null : runs.getFirst();
        return new JobRow(
                row.get("job_name", String.class),
                row.get("description", String.class),
                row.get("needs", String.class),
                row.get("steps", Integer.class),
                RunStrip.of(runs),
                Trend.of(runs),
                newest == null ? null : newest.status().state(),
                newest == null ? null : newest.executionId(),
                row.get("cron_expression", String.class) == null
                        ? null
                        : row.get("cron_expression", String.class) + " " + row.get("time_zone_id", String.class),
                moment(row.get("next_fire_time", Long.class)));
    }

    private Map<String, List<JobRun>> lastRuns() {
        return warehouse
                .resultQuery("""
                        with numbered as (
                            select e.job_execution_id, i.job_name,
                                   row_number() over (partition by i.job_name order by e.job_execution_id desc) as number
                            from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id))
                        select n.job_name, e.job_execution_id, e.status, e.create_time at time zone 'UTC' as created,
                               extract(epoch from coalesce(e.end_time, now() at time zone 'UTC') - coalesce(e.start_time, e.create_time))
                                   as seconds,
                               (select p.parameter_value from ops.batch_job_execution_params p
                                where p.job_execution_id = e.job_execution_id and p.parameter_name = 'businessDate') as business_date
                        from numbered n join ops.batch_job_execution e using (job_execution_id)
                        where n.number <= {0}
                        order by e.job_execution_id desc
                        """, inline(RunStrip.RUNS))
                .fetchGroups(row -> row.get("job_name", String.class), JobList::run);
    }

    private static JobRun run(Record row) {
        return new JobRun(
                row.get("job_execution_id", Long.class),
                ExecutionStatus.valueOf(row.get("status", String.class)),
                Moment.of(row.get("created", Instant.class)),
                Duration.ofMillis(Math.round(row.get("seconds", Double.class) * 1000)),
                row.get("business_date", String.class));
    }

    private static @Nullable Moment moment(@Nullable Long millis) {
        return millis == null || millis <= 0 ? null : Moment.of(Instant.ofEpochMilli(millis));
    }
}
