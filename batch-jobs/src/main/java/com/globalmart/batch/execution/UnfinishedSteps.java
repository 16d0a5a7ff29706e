package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_STEP_EXECUTION;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Steps whose end could not be written, as when the database was away. They keep their instance from being restarted. */
@Repository
class UnfinishedSteps {

    private final DSLContext warehouse;

    UnfinishedSteps(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** Marks those of an execution that has ended as FAILED: nobody runs them any more. */
    void fail(long executionId) {
        warehouse
                .update(BATCH_STEP_EXECUTION)
                .set(BATCH_STEP_EXECUTION.STATUS, "FAILED")
                .set(BATCH_STEP_EXECUTION.EXIT_CODE, "FAILED")
                .set(
                        BATCH_STEP_EXECUTION.END_TIME,
                        DSL.coalesce(BATCH_STEP_EXECUTION.END_TIME, BATCH_STEP_EXECUTION.LAST_UPDATED))
                .set(BATCH_STEP_EXECUTION.VERSION, BATCH_STEP_EXECUTION.VERSION.plus(1))
                .where(BATCH_STEP_EXECUTION.JOB_EXECUTION_ID.eq(executionId))
                .and(BATCH_STEP_EXECUTION.STATUS.in("STARTING", "STARTED", "STOPPING", "UNKNOWN"))
                .execute();
    }
}
