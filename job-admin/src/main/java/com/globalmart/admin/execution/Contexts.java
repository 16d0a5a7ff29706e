package com.globalmart.admin.execution;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What executions and their steps keep for their next attempts, as text: it is shown, and never read as anything else. */
@Repository
class Contexts {

    static final int LONGEST = 4_000;

    private static final String OF_EXECUTION = """
            select 0::bigint, '', left(context, ?), length(context)::bigint
            from ops.batch_job_execution_context
            cross join lateral (select coalesce(serialized_context, short_context) as context) as whole
            where job_execution_id = ?
            """;

    private static final String OF_STEPS = """
            select step_execution_id, step_name, left(context, ?), length(context)::bigint
            from ops.batch_step_execution
            join ops.batch_step_execution_context using (step_execution_id)
            cross join lateral (select coalesce(serialized_context, short_context) as context) as whole
            where job_execution_id = ? and step_execution_id > ?
            order by step_execution_id limit ?
            """;

    private final DSLContext warehouse;

    Contexts(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** That of the execution itself; empty before it has written one. */
    List<KeptContext> ofExecution(long executionId) {
        return warehouse.resultQuery(OF_EXECUTION, LONGEST, executionId).fetch(Contexts::context);
    }

    /** Those of its steps and partitions behind one, in the order in which they were made. */
    List<KeptContext> ofSteps(long executionId, long after, int most) {
        return warehouse
                .resultQuery(OF_STEPS, LONGEST, executionId, after, most)
                .fetch(Contexts::context);
    }

    private static KeptContext context(Record row) {
        return new KeptContext(
                row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class), row.get(3, Long.class));
    }
}
