package com.globalmart.batch.execution;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of the steps of a job instance, over all its executions. */
@Repository
class StepHistory {

    private final JdbcClient warehouse;

    StepHistory(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Names of the steps that one execution completed. */
    Set<String> completedIn(long executionId) {
        return new HashSet<>(warehouse
                .sql(
                        "select step_name from ops.batch_step_execution where job_execution_id = ? and status = 'COMPLETED'")
                .param(executionId)
                .query(String.class)
                .list());
    }

    /** Names of the steps that were complete when they last ran. */
    Set<String> completed(long instanceId) {
        return new HashSet<>(warehouse
                .sql("""
                        select step_name
                        from (select distinct on (step_name) step_name, s.status
                              from ops.batch_step_execution s join ops.batch_job_execution using (job_execution_id)
                              where job_instance_id = :instance
                              order by step_name, step_execution_id desc) as latest
                        where status = 'COMPLETED'
                        """)
                .param("instance", instanceId)
                .query(String.class)
                .list());
    }
}
