package com.globalmart.batch.execution;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who runs what, in words. */
@Repository
class Owners {

    /** Of an execution e with its instance i and lease l. */
    private static final String IN_WORDS = """
            select e.job_execution_id as execution_id,
                   format('execution %s%s, %s since %s UTC', e.job_execution_id, coalesce(' on node ' || l.node_id, ''), e.status,
                          to_char(case when e.status in ('STARTING', 'STARTED', 'STOPPING')
                                       then coalesce(e.start_time, e.create_time) else e.end_time end, 'YYYY-MM-DD HH24:MI:SS')) as words
            from ops.batch_job_execution e
            join ops.batch_job_instance i using (job_instance_id)
            left join ops.execution_lease l using (job_execution_id)
            """;

    private final JdbcClient warehouse;

    Owners(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Says that the newest execution of an instance is in the way, after a sentence. */
    RefusedException refusal(String sentence, long instanceId) {
        var newest = newestOf(instanceId);
        return new RefusedException("%s: %s".formatted(sentence, newest.words()), newest.executionId());
    }

    /** {@code execution 12 on node shop-1-4711-3fa9, STARTED since 2026-03-15 02:00:03 UTC}. */
    private record Newest(@Nullable Long executionId, String words) {}

    private Newest newestOf(long instanceId) {
        return warehouse
                .sql(IN_WORDS + "where e.job_instance_id = :instance order by e.job_execution_id desc limit 1")
                .param("instance", instanceId)
                .query(Newest.class)
                .optional()
                .orElse(new Newest(null, "no execution"));
    }

    /** The execution of a job that runs, in the same words. */
    Optional<String> running(String job) {
        return warehouse
                .sql(IN_WORDS + """
                        where i.job_name = :job and e.status in ('STARTING', 'STARTED', 'STOPPING')
                        order by e.job_execution_id limit 1""")
                .param("job", job)
                .query(Newest.class)
                .optional()
                .map(Newest::words);
    }

    /** The node that owned an execution and no longer renews its lease; empty while its owner is alive. */
    Optional<String> lostOwner(long executionId) {
        return warehouse
                .sql(
                        "select node_id from ops.execution_lease where job_execution_id = :execution and expires_at < now()")
                .param("execution", executionId)
                .query(String.class)
                .optional();
    }
}
