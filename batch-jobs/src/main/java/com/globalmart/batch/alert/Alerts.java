package com.globalmart.batch.alert;

import com.globalmart.batch.problem.Problem;
import com.globalmart.batch.problem.Problem.Kind;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of alerts: what is to be sent over which channel, and what became of it. What is older than a day is not sent any more. */
@Repository
class Alerts {

    private final JdbcClient warehouse;

    Alerts(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Notes what is to be sent over a channel. */
    void plan(String channel) {
        warehouse.sql("""
                        insert into ops.alert (problem_id, channel)
                        select problem_id, :channel from ops.problem p
                        where opened_at > now() - interval '1 day'
                          and not exists (select from ops.alert a where a.problem_id = p.problem_id and a.channel = :channel)
                        order by problem_id
                        on conflict do nothing
                        """).param("channel", channel).update();
    }

    /** The first problem that is to be sent now, held for the caller's transaction: other nodes pass over it. */
    Optional<Problem> next(String channel) {
        return warehouse
                .sql("""
                        select p.problem_id, p.kind, p.subject, p.sentence, p.job_execution_id, p.opened_at
                        from ops.alert a join ops.problem p using (problem_id)
                        where a.channel = ? and a.sent_at is null and a.next_try_at <= now()
                          and p.opened_at > now() - interval '1 day'
                        order by p.problem_id limit 1
                        for update of a skip locked
                        """)
                .param(channel)
                .query((row, number) -> new Problem(
                        row.getLong(1),
                        Kind.of(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Long.class),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void sent(Problem problem, String channel) {
        warehouse
                .sql(
                        "update ops.alert set attempts = attempts + 1, sent_at = now() where problem_id = ? and channel = ?")
                .params(problem.problemId(), channel)
                .update();
    }

    /** Leaves a problem to be tried again: after 10 s, then twice as long each time, at most 10 min. */
    void failed(Problem problem, String channel, String error) {
        warehouse.sql("""
                        update ops.alert
                        set attempts = attempts + 1, last_error = ?,
                            next_try_at = clock_timestamp() + make_interval(secs => least(10 * power(2, attempts), 600))
                        where problem_id = ? and channel = ?
                        """).params(error, problem.problemId(), channel).update();
    }
}
