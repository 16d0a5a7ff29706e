package com.globalmart.batch.problem;

import com.globalmart.batch.execution.Recovery;
import com.globalmart.batch.problem.Problem.Kind;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Executions that lost their node: a notice of each. One that was asked to stop is none, it did what was asked. */
@Repository
class RecoveredExecutions {

    private record Recovered(long executionId, String jobName, String message, boolean isRestarted) {

        Finding toFinding() {
            var next = isRestarted
                    ? "It is gone on with by itself: there is nothing to do."
                    : "It has been restarted by itself as often as it may: look at what kills its nodes, then ./globalmart restart %d."
                            .formatted(executionId);
            return Finding.wrong(
                    Kind.EXECUTION_RECOVERED,
                    "%s execution %d".formatted(jobName, executionId),
                    "%s execution %d lost its node. %s. %s"
                            .formatted(jobName, executionId, new Reason(message).without(List.of()), next),
                    executionId);
        }
    }

    private final JdbcClient warehouse;

    RecoveredExecutions(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Those that there is no notice of yet. */
    List<Finding> notices() {
        return warehouse.sql("""
                        select e.job_execution_id as execution_id, i.job_name, e.exit_message as message,
                               exists (select from ops.request r
                                       where r.kind = 'restart' and r.parameters ->> 'execution' = e.job_execution_id::text)
                                   as is_restarted
                        from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                        where e.end_time > (now() at time zone 'UTC') - interval '1 day'
                          and e.status = 'FAILED' and starts_with(e.exit_message, :lost)
                          and not exists (select from ops.problem p
                                          where p.kind = 'execution_recovered' and p.job_execution_id = e.job_execution_id)
                        order by e.job_execution_id
                        """).param("lost", Recovery.LOST).query(Recovered.class).list().stream()
                .map(Recovered::toFinding)
                .toList();
    }
}
