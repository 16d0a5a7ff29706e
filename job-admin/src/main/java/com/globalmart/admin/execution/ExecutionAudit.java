package com.globalmart.admin.execution;

import com.globalmart.admin.page.Moment;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Who asked for what about an execution, and what became of it. */
@Repository
class ExecutionAudit {

    private static final int MOST = 50;

    /** Requests that name it, that were about it, and the one that started it. */
    private static final String ABOUT = """
            select a.occurred_at, a.actor, a.action, coalesce(a.reason, ''), r.request_id, r.state, coalesce(r.outcome, '')
            from (select request_id from ops.request where parameters ->> 'execution' = ?
                  union select request_id from ops.request where job_execution_id = ?
                  union select parameter_value::bigint from ops.batch_job_execution_params
                  where job_execution_id = ? and parameter_name = 'request') as about
            join ops.request r using (request_id)
            join ops.audit a using (request_id)
            order by a.audit_id desc limit ?
            """;

    private final DSLContext warehouse;

    ExecutionAudit(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The newest rows, newest first. */
    List<AuditRow> of(long executionId) {
        return warehouse
                .resultQuery(ABOUT, Long.toString(executionId), executionId, executionId, MOST)
                .fetch(row -> AuditRow.of(
                        Moment.of(row.get(0, OffsetDateTime.class).toInstant()),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Long.class),
                        row.get(5, String.class),
                        row.get(6, String.class)));
    }
}
