package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Executions that failed. What counts is the newest of a subject: a job with its business date, or the job alone where each request is
 * a run of its own. A restart that fails again is the same problem; while one is asked for or runs, nothing is decided.
 */
@Repository
class FailedExecutions implements Symptoms {

    /**
     * Executions that ended neither well nor for good, and that no newer one of their subject follows. Those that are older than what
     * problems are opened for are looked at as far as a problem is open about them. Nothing is decided about a failure whose reason is
     * just being written, or of which a restart is asked for; one whose load was discarded is nobody's concern.
     */
    private static final String NEWEST = """
            with unwell as (
                select e.job_execution_id, i.job_name, e.status, e.exit_message, e.last_updated,
                       e.create_time > (now() at time zone 'UTC') - interval '7 days' as is_young,
                       (select p.parameter_value from ops.batch_job_execution_params p
                        where p.job_execution_id = e.job_execution_id and p.parameter_name = 'businessDate'
                          and not exists (select from ops.batch_job_execution_params asked
                                          where asked.job_execution_id = e.job_execution_id
                                            and asked.parameter_name = 'requestedAt')) as business_date,
                       -- of a job that is about more than its date, as a customer, the attempt tells which
                       (select a.parameter_value from ops.batch_job_execution_params a
                        where a.job_execution_id = e.job_execution_id and a.parameter_name = 'attempt'
                          and exists (select from ops.batch_job_execution_params other
                                      where other.job_execution_id = e.job_execution_id and other.identifying = 'Y'
                                        and other.parameter_type = 'java.lang.String')) as attempt
                from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                where e.status not in ('COMPLETED', 'STOPPED', 'ABANDONED')
                  and (e.create_time > (now() at time zone 'UTC') - interval '7 days'
                       or e.job_execution_id >= (select min(job_execution_id) from ops.problem
                                                 where closed_at is null and kind in ('execution_failed', 'gate_stopped'))))
            select concat_ws(' ', u.job_name, u.business_date, 'attempt ' || u.attempt) as subject, u.job_execution_id as execution_id,
                   u.exit_message as message, u.is_young,
                   u.status = 'FAILED'
                       and (u.exit_message <> '' or u.last_updated < (now() at time zone 'UTC') - interval '10 seconds')
                       and not exists (select from ops.request r
                                       where r.kind = 'restart' and r.state = 'OPEN'
                                         and r.parameters ->> 'execution' = u.job_execution_id::text) as has_failed,
                   exists (select from ops.batch_step_execution s
                           where s.job_execution_id = u.job_execution_id and s.step_name = 'passGate' and s.status = 'FAILED')
                       as is_at_gate,
                   array(select p.parameter_value from ops.batch_job_execution_params p
                         where p.job_execution_id = u.job_execution_id and p.parameter_type = 'java.lang.String'
                           and p.parameter_value <> '') as texts
            from unwell u
            where not exists (select from ops.batch_job_execution_params p
                              join ops.batch_job_execution e using (job_execution_id)
                              join ops.batch_job_instance i using (job_instance_id)
                              where p.parameter_name = 'businessDate' and p.parameter_value = u.business_date
                                and p.job_execution_id > u.job_execution_id and i.job_name = u.job_name
                                and (u.attempt is null
                                     or exists (select from ops.batch_job_execution_params a
                                                where a.job_execution_id = p.job_execution_id
                                                  and a.parameter_name = 'attempt' and a.parameter_value = u.attempt)))
              and (u.business_date is not null
                   or u.job_execution_id = (select e.job_execution_id
                                            from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                                            where i.job_name = u.job_name
                                            order by e.job_execution_id desc limit 1))
              and not exists (select from warehouse.load l
                              join ops.batch_job_execution_params a
                                  on a.job_execution_id = u.job_execution_id and a.parameter_name = 'attempt'
                              where u.status = 'FAILED' and l.status = 'DISCARDED' and l.business_date::text = u.business_date
                                and l.attempt::text = a.parameter_value)
            """;

    /** @param texts that somebody gave as parameters: they may name a customer */
    private record Newest(
            String subject,
            long executionId,
            @Nullable String message,
            boolean hasFailed,
            boolean isYoung,
            boolean isAtGate,
            List<String> texts) {}

    private final JdbcClient warehouse;

    FailedExecutions(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.EXECUTION_FAILED, Kind.GATE_STOPPED);
    }

    @Override
    public List<Finding> look() {
        return warehouse
                .sql(NEWEST)
                .query((row, number) -> new Newest(
                        row.getString("subject"),
                        row.getLong("execution_id"),
                        row.getString("message"),
                        row.getBoolean("has_failed"),
                        row.getBoolean("is_young"),
                        row.getBoolean("is_at_gate"),
                        List.of((String[]) row.getArray("texts").getArray())))
                .list()
                .stream()
                .flatMap(this::findings)
                .toList();
    }

    private Stream<Finding> findings(Newest execution) {
        if (!execution.hasFailed()) {
            return kinds().stream().map(kind -> Finding.undecided(kind, execution.subject()));
        }
        var kind = execution.isAtGate() ? Kind.GATE_STOPPED : Kind.EXECUTION_FAILED;
        return Stream.of(
                execution.isYoung()
                        ? Finding.wrong(kind, execution.subject(), sentence(execution), execution.executionId())
                        : Finding.undecided(kind, execution.subject()));
    }

    private static String sentence(Newest execution) {
        var id = execution.executionId();
        var reason = new Reason(execution.message()).without(execution.texts());
        return execution.isAtGate()
                ? "%s stands at its gate (execution %d): %s. Next: ./globalmart load, then load release, load repeat or load discard."
                        .formatted(execution.subject(), id, reason)
                : "%s failed (execution %d): %s. Next: ./globalmart status %d, ./globalmart log %d; mend it, then ./globalmart restart %d."
                        .formatted(execution.subject(), id, reason, id, id, id);
    }
}
