package com.globalmart.cli.problem;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads problems. */
final class Problems {

    /**
     * Something that is or was wrong.
     *
     * @param kind in words
     * @param closed when it was over; null while it is open
     * @param alerts what became of its alerts; empty where none is sent
     */
    record Problem(
            long problemId,
            String kind,
            String subject,
            String since,
            @Nullable String closed,
            String alerts,
            String sentence) {}

    private final JdbcClient warehouse;

    Problems(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /** @param all whether those of the last seven days that are over are among them */
    List<Problem> list(boolean all) {
        return warehouse.sql("""
                        select problem_id, replace(kind, '_', ' ') as kind, subject,
                               to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as since,
                               to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as closed,
                               coalesce((select string_agg(case when sent_at is not null then channel || ' sent'
                                                                when attempts > 0 then format('%s failed %s times: %s', channel, attempts, last_error)
                                                                else channel || ' not yet' end, '; ' order by channel)
                                         from ops.alert a where a.problem_id = p.problem_id), '') as alerts,
                               sentence
                        from ops.problem p
                        where closed_at is null or (? and closed_at > now() - interval '7 days')
                        order by problem_id
                        """).param(all).query(Problem.class).list();
    }
}
