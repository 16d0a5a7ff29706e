package com.globalmart.admin.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.EXECUTION_LOG;

import com.globalmart.admin.page.Words;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Why steps of an execution failed, as nodes logged it. */
@Repository
class Failures {

    private static final int MOST = 20;

    private final DSLContext warehouse;

    Failures(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The last stack trace of each step and partition that logged one as an error. */
    List<Failure> of(long executionId) {
        return warehouse
                .select(EXECUTION_LOG.STEP_NAME, EXECUTION_LOG.MESSAGE, EXECUTION_LOG.STACK_TRACE)
                .distinctOn(EXECUTION_LOG.STEP_NAME)
                .from(EXECUTION_LOG)
                .where(EXECUTION_LOG.JOB_EXECUTION_ID.eq(executionId))
                .and(EXECUTION_LOG.STACK_TRACE.isNotNull())
                .and(EXECUTION_LOG.STEP_NAME.isNotNull())
                .and(EXECUTION_LOG.LEVEL.eq("ERROR"))
                .orderBy(EXECUTION_LOG.STEP_NAME, EXECUTION_LOG.LINE_ID.desc())
                .limit(MOST)
                .fetch(row -> new Failure(row.value1(), Words.firstLine(row.value2()), row.value3()));
    }
}
