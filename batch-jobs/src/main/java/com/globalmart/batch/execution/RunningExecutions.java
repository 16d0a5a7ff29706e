package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_JOB_EXECUTION;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What runs now. */
@Repository
public class RunningExecutions {

    private final Leases leases;
    private final DSLContext warehouse;

    RunningExecutions(Leases leases, DSLContext warehouse) {
        this.leases = leases;
        this.warehouse = warehouse;
    }

    /** How many executions this node owns. */
    public int count() {
        return leases.count();
    }

    /** Whether an execution that began before the given one still runs, on whatever node. */
    public boolean anyBefore(long executionId) {
        return warehouse.fetchExists(
                BATCH_JOB_EXECUTION,
                BATCH_JOB_EXECUTION
                        .STATUS
                        .in("STARTING", "STARTED", "STOPPING")
                        .and(BATCH_JOB_EXECUTION.JOB_EXECUTION_ID.lt(executionId)));
    }
}
