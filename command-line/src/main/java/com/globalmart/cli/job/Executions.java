package com.globalmart.cli.job;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the job repository says about jobs, their executions and steps. Times are UTC. */
public final class Executions {

    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "STOPPED", "ABANDONED", "UNKNOWN");

    private final JdbcClient warehouse;

    public Executions(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /**
     * One attempt at a job instance.
     *
     * @param parameters as {@code name=value}, the identifying ones
     */
    public record Execution(
            long id,
            String job,
            String parameters,
            String status,
            @Nullable LocalDateTime startTime,
            @Nullable LocalDateTime endTime,
            @Nullable String exitMessage) {

        public boolean hasEnded() {
            return ENDED.contains(status);
        }
    }

    /**
     * One attempt at a step, or at one of its ranges.
     *
     * @param stage of the load, empty for a range of a step
     * @param readCount rows read and committed; a step of ranges sums them
     * @param expectedRows how many it is to read at most, null where that is not known
     */
    record Step(
            String name,
            String stage,
            String status,
            long readCount,
            @Nullable Long expectedRows,
            @Nullable Double rowsPerSecond,
            long writeCount,
            long filterCount,
            @Nullable LocalDateTime startTime,
            @Nullable LocalDateTime endTime,
            @Nullable String exitMessage) {}

    /**
     * How far an execution is.
     *
     * @param steps how many steps its job has
     * @param done how many of them are completed, and not to run again
     */
    record HowFar(int steps, int done) {}

    /** A process of batch-jobs; alive if it has beaten within 30 seconds and did not stop. */
    record Node(
            String nodeId,
            String host,
            long processId,
            String version,
            LocalDateTime startedAt,
            int runningExecutions,
            boolean isAlive) {}

    List<String> jobs() {
        return warehouse
                .sql("select job_name from ops.job order by job_name")
                .query(String.class)
                .list();
    }

    /** Whether a job must be told which day it is about, as it was declared. */
    boolean needsBusinessDate(String job) {
        return warehouse
                .sql("""
                        select parameters @> '[{"name": "businessDate", "required": true}]' from ops.job where job_name = :job""")
                .param("job", job)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    List<Node> nodes() {
        return warehouse.sql("""
                        select node_id, host, process_id, version, started_at at time zone 'UTC' as started_at,
                               running_executions,
                               stopped_at is null and heartbeat_at > now() - interval '30 seconds' as is_alive
                        from ops.node
                        where stopped_at is null or started_at > now() - interval '1 day'
                        order by ops.node.started_at desc
                        limit 10""").query(Node.class).list();
    }

    /** The newest first. */
    List<Execution> newest(int count) {
        return warehouse
                .sql(SELECT_EXECUTION + " order by e.job_execution_id desc limit :count")
                .param("count", count)
                .query(Execution.class)
                .list();
    }

    public Optional<Execution> find(long id) {
        return warehouse
                .sql(SELECT_EXECUTION + " where e.job_execution_id = :id")
                .param("id", id)
                .query(Execution.class)
                .optional();
    }

    /** Why it failed, in the words of the last step that did; empty if none says. */
    Optional<String> whyFailed(long execution) {
        return warehouse
                .sql("""
                        select exit_message
                        from ops.batch_step_execution
                        where job_execution_id = :execution and status = 'FAILED' and exit_message <> ''
                        order by step_execution_id desc
                        limit 1""")
                .param("execution", execution)
                .query(String.class)
                .optional();
    }

    List<Step> steps(long execution) {
        return warehouse
                .sql("""
                        select s.step_name as name, coalesce(d.stage, '') as stage, s.status,
                               p.done_rows as read_count, p.expected_rows, p.rows_per_second, s.write_count,
                               s.filter_count, s.start_time, s.end_time, s.exit_message
                        from ops.batch_step_execution s
                        join ops.step_progress p using (step_execution_id)
                        join ops.batch_job_execution e on e.job_execution_id = s.job_execution_id
                        join ops.batch_job_instance i using (job_instance_id)
                        left join ops.job_step d on d.job_name = i.job_name and d.step_name = s.step_name
                        where s.job_execution_id = :execution
                        order by s.step_execution_id""")
                .param("execution", execution)
                .query(Step.class)
                .list();
    }

    HowFar howFar(long execution) {
        return warehouse
                .sql("""
                        select count(*) as steps, count(*) filter (where exists (
                                   select from ops.batch_step_execution s
                                   join ops.batch_job_execution o using (job_execution_id)
                                   where o.job_instance_id = e.job_instance_id and s.step_name = d.step_name
                                     and s.status = 'COMPLETED'
                                     and (s.job_execution_id = e.job_execution_id
                                          or not exists (select from ops.batch_job_execution_params a
                                                         where a.job_execution_id = e.job_execution_id
                                                           and a.parameter_name = 'again'
                                                           and s.step_name = any(string_to_array(a.parameter_value, ',')))))) as done
                        from ops.batch_job_execution e
                        join ops.batch_job_instance i using (job_instance_id)
                        join ops.job_step d using (job_name)
                        where e.job_execution_id = :execution""")
                .param("execution", execution)
                .query(HowFar.class)
                .single();
    }

    private static final String SELECT_EXECUTION = """
            select e.job_execution_id as id, i.job_name as job, e.status, e.start_time, e.end_time, e.exit_message,
                   coalesce((select string_agg(p.parameter_name || '=' || p.parameter_value, ' ' order by p.parameter_name)
                             from ops.batch_job_execution_params p
                             where p.job_execution_id = e.job_execution_id and p.identifying = 'Y'), '') as parameters
            from ops.batch_job_execution e
            join ops.batch_job_instance i using (job_instance_id)
            """;
}
