package com.globalmart.admin.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_STEP_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.JOB_STEP;
import static com.globalmart.jooq.warehouse.ops.Tables.STEP_EXPECTATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** Steps: as jobs declare them, and as they were executed. */
@Repository
public class Steps {

    /** What a range of offsets refused: a record of the execution whose offset is in the range. */
    private static final String QUARANTINED = """
            with refused as materialized (
                select topic, generation, partition, log_offset from quality.quarantine where job_execution_id = ?),
            range as materialized (
                select step_execution_id, c ->> 'topic' as topic, coalesce(c -> 'generation' ->> 1, c ->> 'generation')::int as generation,
                       coalesce(c -> 'partition' ->> 1, c ->> 'partition')::int as partition,
                       coalesce(c -> 'from' ->> 1, c ->> 'from')::bigint as first_offset,
                       coalesce(c -> 'to' ->> 1, c ->> 'to')::bigint as end_offset
                from ops.batch_step_execution
                join ops.batch_step_execution_context using (step_execution_id)
                cross join lateral (select coalesce(serialized_context, short_context)::jsonb as c) as context
                where job_execution_id = ? and strpos(step_name, ':') > 0 and exists (select from refused))
            select step_execution_id, count(*) from range join refused using (topic, generation, partition)
            where log_offset >= first_offset and log_offset < end_offset
            group by step_execution_id
            """;

    /** A step's last execution decides what the next attempt does with it. */
    private static final String LATEST = """
            select l.step_name, l.job_execution_id, l.status, coalesce(c.serialized_context, c.short_context, '{}')
            from (select distinct on (s.step_name) s.step_name, s.step_execution_id, s.job_execution_id, s.status
                  from ops.batch_job_execution e join ops.batch_step_execution s using (job_execution_id)
                  where e.job_instance_id = ? and e.job_execution_id < ?
                  order by s.step_name, s.step_execution_id desc) as l
            left join ops.batch_step_execution_context c on c.step_execution_id = l.step_execution_id and l.status <> 'COMPLETED'
            """;

    private final DSLContext warehouse;

    Steps(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The steps of a job, in the order in which they run. */
    public List<DeclaredStep> declared(String jobName) {
        return warehouse
                .select(
                        JOB_STEP.STEP_ORDER,
                        JOB_STEP.STEP_NAME,
                        JOB_STEP.STAGE,
                        JOB_STEP.DESCRIPTION,
                        JOB_STEP.IS_REPEATABLE,
                        JOB_STEP.RUNS_AT_EVERY_RESTART)
                .from(JOB_STEP)
                .where(JOB_STEP.JOB_NAME.eq(jobName))
                .orderBy(JOB_STEP.STEP_ORDER)
                .fetch(Records.mapping(DeclaredStep::new));
    }

    /** What one execution has begun, in the order in which it did; steps of partitions with the sums of theirs. */
    public List<StepExecution> of(long executionId) {
        var quarantined = quarantined(executionId);
        var rows = warehouse
                .select(
                        BATCH_STEP_EXECUTION.STEP_EXECUTION_ID,
                        BATCH_STEP_EXECUTION.STEP_NAME,
                        BATCH_STEP_EXECUTION.STATUS.convertFrom(ExecutionStatus::valueOf),
                        number(BATCH_STEP_EXECUTION.READ_COUNT),
                        number(BATCH_STEP_EXECUTION.WRITE_COUNT),
                        number(BATCH_STEP_EXECUTION.FILTER_COUNT),
                        number(BATCH_STEP_EXECUTION.READ_SKIP_COUNT)
                                .plus(number(BATCH_STEP_EXECUTION.PROCESS_SKIP_COUNT))
                                .plus(number(BATCH_STEP_EXECUTION.WRITE_SKIP_COUNT)),
                        number(BATCH_STEP_EXECUTION.COMMIT_COUNT),
                        STEP_EXPECTATION.EXPECTED_ROWS,
                        instant(BATCH_STEP_EXECUTION.START_TIME),
                        instant(BATCH_STEP_EXECUTION.END_TIME),
                        instant(BATCH_STEP_EXECUTION.LAST_UPDATED),
                        BATCH_STEP_EXECUTION.EXIT_MESSAGE.convertFrom(Executions::text))
                .from(BATCH_STEP_EXECUTION)
                .leftJoin(STEP_EXPECTATION)
                .on(STEP_EXPECTATION.STEP_EXECUTION_ID.eq(BATCH_STEP_EXECUTION.STEP_EXECUTION_ID))
                .where(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID.eq(executionId))
                .orderBy(BATCH_STEP_EXECUTION.STEP_EXECUTION_ID)
                .fetch(Records.mapping(StepExecution::new));
        return Partitions.summed(rows.stream()
                .map(step -> step.withCounts(
                        step.read(),
                        step.written(),
                        step.filtered(),
                        step.quarantined() + quarantined.getOrDefault(step.stepExecutionId(), 0L),
                        step.commits(),
                        step.expected()))
                .toList());
    }

    private Map<Long, Long> quarantined(long executionId) {
        return warehouse
                .resultQuery(QUARANTINED, executionId, executionId)
                .fetchMap(row -> row.get(0, Long.class), row -> row.get(1, Long.class));
    }

    /** The last execution of each step and partition of a job instance, by name, in its attempts before one. */
    public Map<String, LastStep> lastBefore(long instanceId, long executionId) {
        return warehouse
                .resultQuery(LATEST, instanceId, executionId)
                .fetchMap(
                        row -> row.get(0, String.class),
                        row -> new LastStep(
                                row.get(0, String.class),
                                row.get(1, Long.class),
                                ExecutionStatus.valueOf(row.get(2, String.class)),
                                row.get(3, String.class)));
    }

    private static Field<Long> number(Field<Long> count) {
        return coalesce(count, inline(0L));
    }

    private static Field<Instant> instant(Field<LocalDateTime> time) {
        return time.convertFrom(Instant.class, Executions::utcOrNull);
    }
}
