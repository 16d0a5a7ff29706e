package com.globalmart.batch.execution;

import java.time.LocalDate;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs that must be COMPLETED for a business date before others are started for it. */
@Repository
class Needs {

    private final JdbcClient warehouse;

    Needs(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** @throws NeedUnmetException when the job needs another which is not COMPLETED for the same business date */
    void require(JobDeclaration declaration, JobParameters parameters) {
        var needed = declaration.needs();
        var date = parameters.getLocalDate(JobDeclaration.BUSINESS_DATE);
        if (needed == null || date == null) {
            return;
        }
        var found = latest(needed, date);
        if (!found.equals("COMPLETED")) {
            throw new NeedUnmetException("%s of %s needs %s of that date to be COMPLETED; found %s"
                    .formatted(declaration.name(), date, needed, found));
        }
    }

    private String latest(String job, LocalDate date) {
        return warehouse
                .sql("""
                        select case when e.status = 'COMPLETED' then e.status
                                    else format('execution %s, %s', job_execution_id, e.status) end
                        from ops.batch_job_execution e
                        join ops.batch_job_instance i using (job_instance_id)
                        join ops.batch_job_execution_params p using (job_execution_id)
                        where i.job_name = :job and p.parameter_name = 'businessDate' and p.parameter_value = :date
                        order by (e.status = 'COMPLETED') desc, job_execution_id desc limit 1
                        """)
                .param("job", job)
                .param("date", date.toString())
                .query(String.class)
                .optional()
                .orElse("no execution of it");
    }
}
