package com.globalmart.batch.execution;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Restarts that the platform itself asks for, as operators do: by a request. */
@Repository
class Restarts {

    private final JdbcClient warehouse;

    Restarts(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Requests that an execution is gone on with, if it has failed or stopped. Asking again is the same request.
     *
     * @param by who asks: recovery or shutdown
     * @param delay how long the request waits at least
     */
    void request(long executionId, String by, String reason, Duration delay) {
        warehouse
                .sql("""
                        select ops.submit_request('restart', jsonb_build_object('execution', job_execution_id), :by, :reason,
                                                  :by || '-' || job_execution_id, now() + make_interval(secs => :delay))
                        from ops.batch_job_execution
                        where job_execution_id = :execution and status in ('FAILED', 'STOPPED')
                        """)
                .param("execution", executionId)
                .param("by", by)
                .param("reason", reason)
                .param("delay", delay.toSeconds())
                .query(Long.class)
                .optional();
    }
}
