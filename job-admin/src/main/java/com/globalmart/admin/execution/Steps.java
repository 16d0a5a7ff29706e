package com.globalmart.admin.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_STEP_EXECUTION;
import static com.globalmart.jooq.warehouse.ops.Tables.JOB_STEP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

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
class Steps {

    private final DSLContext warehouse;

    Steps(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The steps of a job, in the order in which they run. */
    List<DeclaredStep> declared(String jobName) {
        return warehouse
                .select(JOB_STEP.STEP_ORDER, JOB_STEP.STEP_NAME, JOB_STEP.STAGE, JOB_STEP.DESCRIPTION)
                .from(JOB_STEP)
                .where(JOB_STEP.JOB_NAME.eq(jobName))
                .orderBy(JOB_STEP.STEP_ORDER)
                .fetch(Records.mapping(DeclaredStep::new));
    }

    /** What one execution has begun, in the order in which it did. */
    List<StepExecution> of(long executionId) {
        return warehouse
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
                        instant(BATCH_STEP_EXECUTION.START_TIME),
                        instant(BATCH_STEP_EXECUTION.END_TIME),
                        BATCH_STEP_EXECUTION.EXIT_MESSAGE.convertFrom(Executions::text))
                .from(BATCH_STEP_EXECUTION)
                .where(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID.eq(executionId))
                .orderBy(BATCH_STEP_EXECUTION.STEP_EXECUTION_ID)
                .fetch(Records.mapping(StepExecution::new));
    }

    /** The steps that earlier attempts at the same job instance have completed, each with the latest of these attempts. */
    Map<String, Long> completedBefore(Execution execution) {
        return warehouse
                .select(BATCH_STEP_EXECUTION.STEP_NAME, max(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID))
                .from(BATCH_STEP_EXECUTION)
                .join(BATCH_JOB_EXECUTION)
                .on(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.eq(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID))
                .where(BATCH_JOB_EXECUTION.JOB_INSTANCE_ID.eq(execution.instanceId()))
                .and(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.lt(execution.executionId()))
                .and(BATCH_STEP_EXECUTION.STATUS.eq(ExecutionStatus.COMPLETED.name()))
                .groupBy(BATCH_STEP_EXECUTION.STEP_NAME)
                .fetchMap(BATCH_STEP_EXECUTION.STEP_NAME, max(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID));
    }

    private static Field<Long> number(Field<Long> count) {
        return coalesce(count, inline(0L));
    }

    private static Field<Instant> instant(Field<LocalDateTime> time) {
        return time.convertFrom(Instant.class, Executions::utcOrNull);
    }
}
