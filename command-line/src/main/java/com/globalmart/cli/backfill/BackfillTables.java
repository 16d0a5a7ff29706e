package com.globalmart.cli.backfill;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads backfills and their dates. */
final class BackfillTables {

    /**
     * A backfill.
     *
     * @param done dates that are done or skipped
     * @param dates all of them
     */
    record Backfill(
            long backfillId, String firstDate, String lastDate, String mode, String state, long done, long dates) {

        boolean isRunning() {
            return state.equals("RUNNING");
        }
    }

    /** A date of one. */
    record BackfillDate(
            String businessDate,
            String state,
            @Nullable Long jobExecutionId,
            @Nullable String outcome) {}

    private static final String BACKFILLS = """
            select backfill_id, first_date::text, last_date::text, mode, b.state,
                   count(*) filter (where d.state in ('DONE', 'SKIPPED')) as done, count(*) as dates
            from ops.backfill b join ops.backfill_date d using (backfill_id)
            """;

    private final JdbcClient warehouse;

    BackfillTables(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /** The newest first. */
    List<Backfill> newest(int limit) {
        return warehouse
                .sql(BACKFILLS + " group by backfill_id order by backfill_id desc limit ?")
                .param(limit)
                .query(Backfill.class)
                .list();
    }

    Optional<Backfill> find(long id) {
        return warehouse
                .sql(BACKFILLS + " where backfill_id = ? group by backfill_id")
                .param(id)
                .query(Backfill.class)
                .optional();
    }

    Optional<Long> ofRequest(long request) {
        return warehouse
                .sql("select backfill_id from ops.backfill where request_id = ?")
                .param(request)
                .query(Long.class)
                .optional();
    }

    List<BackfillDate> dates(long id) {
        return warehouse.sql("""
                        select business_date::text, state, job_execution_id, outcome from ops.backfill_date
                        where backfill_id = ? order by business_date
                        """).param(id).query(BackfillDate.class).list();
    }
}
