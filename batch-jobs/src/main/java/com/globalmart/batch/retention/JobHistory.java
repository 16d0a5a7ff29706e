package com.globalmart.batch.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Executions of jobs, with their steps, parameters and contexts. An instance goes whole, when its last execution ended long ago, is not
 * the newest of its job, and may not belong to the open load.
 */
@Repository
class JobHistory implements Expiring {

    private static final int AT_ONCE = 1_000;

    private static final String OF_INSTANCES =
            "job_execution_id in (select job_execution_id from ops.batch_job_execution where job_instance_id in (:instances))";

    /** From what refers to what is referred to. */
    private static final List<String> DELETIONS = List.of(
            "delete from ops.batch_step_execution_context where step_execution_id in (select step_execution_id"
                    + " from ops.batch_step_execution join ops.batch_job_execution using (job_execution_id)"
                    + " where job_instance_id in (:instances))",
            "delete from ops.execution_log where " + OF_INSTANCES,
            "delete from ops.batch_step_execution where " + OF_INSTANCES,
            "delete from ops.batch_job_execution_context where " + OF_INSTANCES,
            "delete from ops.batch_job_execution_params where " + OF_INSTANCES,
            "delete from ops.batch_job_execution where job_instance_id in (:instances)");

    private static final String EXPIRED = """
            from (select job_instance_id, job_name, count(*) as executions, max(create_time) as newest,
                         max(coalesce(end_time, 'infinity')) as ended,
                         max(max(job_instance_id)) over (partition by job_name) as newest_instance
                  from ops.batch_job_instance join ops.batch_job_execution using (job_instance_id)
                  group by job_instance_id, job_name) as instance
            where ended < (now() at time zone 'UTC') - make_interval(days => :days)
              and job_instance_id <> newest_instance
              and ended < coalesce((select min(opened_at) at time zone 'UTC' from warehouse.load where status = 'OPEN'), 'infinity')
            """;

    private final JdbcClient warehouse;
    private final RetentionProperties properties;

    JobHistory(JdbcClient warehouse, RetentionProperties properties) {
        this.warehouse = warehouse;
        this.properties = properties;
    }

    @Override
    public String what() {
        return "job history";
    }

    @Override
    public String rule() {
        return "executions are kept for %d days after their end, and the newest of every job"
                .formatted(properties.historyDays());
    }

    @Override
    public Due due() {
        return warehouse
                .sql("select coalesce(sum(executions), 0)::bigint, min(newest)::date " + EXPIRED)
                .param("days", properties.historyDays())
                .query((row, number) -> new Due(row.getLong(1), row.getObject(2, LocalDate.class)))
                .single();
    }

    @Override
    public long drop() {
        var instances = warehouse
                .sql("select job_instance_id %s order by 1 limit %d".formatted(EXPIRED, AT_ONCE))
                .param("days", properties.historyDays())
                .query(Long.class)
                .list();
        if (instances.isEmpty()) {
            return 0;
        }
        long executions = 0;
        for (var deletion : DELETIONS) {
            executions = warehouse.sql(deletion).param("instances", instances).update(); // the last one's count
        }
        warehouse
                .sql("delete from ops.batch_job_instance where job_instance_id in (:instances)")
                .param("instances", instances)
                .update();
        return executions;
    }
}
