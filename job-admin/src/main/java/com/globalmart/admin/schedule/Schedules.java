package com.globalmart.admin.schedule;

import static com.globalmart.jooq.warehouse.ops.Tables.SCHEDULE_FREEZE;
import static org.jooq.impl.DSL.val;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the schedules where Quartz keeps them, and how long the runs of their jobs took. Only nodes write there. */
@Repository
class Schedules {

    private final DSLContext warehouse;

    Schedules(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** All of them, the one that fires next first. */
    List<Schedule> all() {
        return warehouse.resultQuery("""
                        select t.trigger_name, coalesce(d.description, j.description, '') as description, c.cron_expression,
                               c.time_zone_id, t.trigger_state, t.start_time, t.next_fire_time, t.prev_fire_time,
                               coalesce(t.misfire_instr, 0) = -1 as is_every_time_made_up,
                               coalesce(j.parameters @> '[{"name": "businessDate"}]', false) as is_about_a_date,
                               exists (select from ops.schedule_freeze f where t.trigger_name = any(f.schedules)) as is_held,
                               coalesce(u.median, 0) as median, coalesce(u.longest, 0) as longest, u.runs
                        from ops.qrtz_triggers t
                        join ops.qrtz_cron_triggers c using (sched_name, trigger_name, trigger_group)
                        join ops.qrtz_job_details d using (sched_name, job_name, job_group)
                        left join ops.job j on j.job_name = t.trigger_name
                        cross join lateral (
                            select percentile_disc(0.5) within group (order by seconds) as median, max(seconds) as longest,
                                   count(*)::integer as runs
                            from (select extract(epoch from e.end_time - e.start_time)::double precision as seconds
                                  from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                                  where i.job_name = t.trigger_name and e.status = 'COMPLETED'
                                  order by e.job_execution_id desc limit 30) as last_runs) as u
                        order by t.next_fire_time nulls last, t.trigger_name
                        """).fetch(Schedules::schedule);
    }

    /** @throws ProblemException if there is none of that name */
    Schedule get(String name) {
        var all = all();
        return all.stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no schedule of that name, known: %s."
                        .formatted(
                                all.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                all.stream().map(Schedule::name).toList()))));
    }

    /** The jobs that could be given one: they have none, and have to be told nothing but a business date. */
    List<String> jobsWithout() {
        return warehouse.resultQuery("""
                        select job_name from ops.job j
                        where not exists (select from ops.qrtz_triggers t where t.trigger_name = j.job_name)
                          and not exists (select from jsonb_array_elements(j.parameters) as p
                                          where (p ->> 'required')::boolean and p ->> 'name' <> 'businessDate')
                        order by job_name
                        """).fetch(row -> row.get("job_name", String.class));
    }

    /**
     * What the schedule of a job would be like that has none.
     *
     * @throws ProblemException if it has one, or could not be given one
     */
    Schedule proposed(String job, Instant now) {
        if (!jobsWithout().contains(job)) {
            throw ProblemException.conflict(
                    "No schedule can be made for that job: it has one, it has to be told more than a business date, or there is no such job.");
        }
        return warehouse
                .resultQuery(
                        "select description, parameters @> '[{\"name\": \"businessDate\"}]' as is_about_a_date from ops.job where job_name = {0}",
                        val(job))
                .fetchSingle(row -> new Schedule(
                        job,
                        row.get("description", String.class),
                        "0 0 3 * * ?",
                        "UTC",
                        Schedule.Status.FIRING,
                        now,
                        null,
                        null,
                        false,
                        row.get("is_about_a_date", Boolean.class),
                        false,
                        new Usual(Duration.ZERO, Duration.ZERO, 0)));
    }

    /** The freeze of all schedules, while there is one. */
    Optional<Freeze> freeze() {
        return warehouse
                .select(
                        SCHEDULE_FREEZE.SCHEDULES,
                        SCHEDULE_FREEZE.FROZEN_BY,
                        SCHEDULE_FREEZE.REASON,
                        SCHEDULE_FREEZE.FROZEN_AT)
                .from(SCHEDULE_FREEZE)
                .fetchOptional(row -> new Freeze(List.of(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** What a schedule has asked for since a moment, newest first. */
    List<Firing> firings(String schedule, Instant since, int most) {
        return warehouse
                .resultQuery("""
                        select r.request_id, r.requested_at, r.reason, r.state, r.outcome, e.job_execution_id, e.status
                        from ops.request r
                        left join ops.batch_job_execution e on e.job_execution_id = r.job_execution_id and r.state = 'DONE'
                        where r.requested_by = 'schedule' and r.kind = 'launch' and r.parameters ->> 'job' = {0}
                          and r.requested_at >= {1}
                        order by r.request_id desc limit {2}
                        """, val(schedule), val(since), val(most))
                .fetch(row -> new Firing(
                        row.get("request_id", Long.class),
                        row.get("requested_at", Instant.class),
                        row.get("reason", String.class),
                        row.get("state", String.class),
                        row.get("outcome", String.class),
                        row.get("job_execution_id", Long.class),
                        row.get("status", String.class)));
    }

    /** The newest execution of a job for a business date, if it was ever run for it. */
    Optional<NewestRun> newestRun(String job, String businessDate) {
        return warehouse
                .resultQuery("""
                        select e.job_execution_id, e.status
                        from ops.batch_job_execution_params p
                        join ops.batch_job_execution e using (job_execution_id)
                        join ops.batch_job_instance i using (job_instance_id)
                        where p.parameter_name = 'businessDate' and p.parameter_value = {0} and i.job_name = {1}
                        order by e.job_execution_id desc limit 1
                        """, val(businessDate), val(job))
                .fetchOptional(row -> new NewestRun(
                        row.get("job_execution_id", Long.class),
                        ExecutionStatus.valueOf(row.get("status", String.class))));
    }

    private static Schedule schedule(Record row) {
        return new Schedule(
                row.get("trigger_name", String.class),
                row.get("description", String.class),
                row.get("cron_expression", String.class),
                row.get("time_zone_id", String.class),
                Schedule.Status.of(row.get("trigger_state", String.class)),
                Instant.ofEpochMilli(row.get("start_time", Long.class)),
                instant(row.get("next_fire_time", Long.class)),
                instant(row.get("prev_fire_time", Long.class)),
                row.get("is_every_time_made_up", Boolean.class),
                row.get("is_about_a_date", Boolean.class),
                row.get("is_held", Boolean.class),
                new Usual(
                        duration(row.get("median", Double.class)),
                        duration(row.get("longest", Double.class)),
                        row.get("runs", Integer.class)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Quartz writes -1 where there is none. */
    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null || millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }
}
