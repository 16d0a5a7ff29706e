package com.globalmart.batch.execution;

import java.util.HashSet;
import java.util.Optional;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which request started which execution. An execution is made before its request's outcome commits: should the node die in between,
 * whoever takes the request next finds by this what it has started.
 */
@Repository
class RequestedExecutions {

    private static final String REQUEST = "request";

    private final JdbcClient warehouse;

    RequestedExecutions(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Parameters that say which request an execution was started by; they identify nothing. */
    static JobParameters marked(JobParameters parameters, long request) {
        var others = new HashSet<>(parameters.parameters());
        others.removeIf(parameter -> parameter.name().equals(REQUEST));
        if (request != 0) {
            others.add(new JobParameter<>(REQUEST, request, Long.class, false));
        }
        return new JobParameters(others);
    }

    Optional<Long> startedBy(long request) {
        return warehouse
                .sql("""
                        select max(job_execution_id) from ops.batch_job_execution_params
                        where parameter_name = 'request' and parameter_value = ? having count(*) > 0
                        """)
                .param(Long.toString(request))
                .query(Long.class)
                .optional();
    }
}
