package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.STEP_EXPECTATION;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How much steps are to read, for people to see how far they are. */
@Repository
class StepExpectations {

    private final DSLContext warehouse;

    StepExpectations(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    void keep(long stepExecutionId, long expectedRows) {
        warehouse
                .insertInto(STEP_EXPECTATION)
                .set(STEP_EXPECTATION.STEP_EXECUTION_ID, stepExecutionId)
                .set(STEP_EXPECTATION.EXPECTED_ROWS, expectedRows)
                .onConflictDoNothing()
                .execute();
    }
}
