package com.globalmart.admin.job;

import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What a job was last run with: forms begin with it. */
@Repository
class LastValues {

    private final DSLContext warehouse;

    LastValues(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The parameters of the newest run, by name; empty if it never ran. */
    Map<String, String> of(String jobName) {
        return warehouse
                .resultQuery("""
                        select parameter_name, coalesce(parameter_value, '') as parameter_value
                        from ops.batch_job_execution_params
                        where job_execution_id = (select max(e.job_execution_id)
                                                  from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                                                  where i.job_name = {0})
                        """, val(jobName))
                .fetchMap(
                        row -> row.get("parameter_name", String.class),
                        row -> row.get("parameter_value", String.class));
    }

    /** The latest business date of which a run completed. */
    Optional<LocalDate> lastCompletedDate(String jobName) {
        return warehouse.resultQuery("""
                        select p.parameter_value::date as business_date
                        from ops.batch_job_execution_params p join ops.batch_job_execution e using (job_execution_id)
                        join ops.batch_job_instance i using (job_instance_id)
                        where i.job_name = {0} and e.status = 'COMPLETED' and p.parameter_name = 'businessDate'
                        order by p.parameter_value desc limit 1
                        """, val(jobName)).fetchOptional(row -> row.get("business_date", LocalDate.class));
    }
}
