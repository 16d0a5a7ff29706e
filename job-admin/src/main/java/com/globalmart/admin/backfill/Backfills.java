package com.globalmart.admin.backfill;

import static org.jooq.impl.DSL.val;

import com.globalmart.admin.page.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Reads backfills and their dates. Only nodes write there. */
@Repository
class Backfills {

    private static final String SELECT = """
            select b.*, c.done, c.skipped, c.failed, c.running, c.waiting, c.stands_at
            from ops.backfill b
            cross join lateral (
                select count(*) filter (where state = 'DONE')::integer as done,
                       count(*) filter (where state = 'SKIPPED')::integer as skipped,
                       count(*) filter (where state = 'FAILED')::integer as failed,
                       count(*) filter (where state = 'RUNNING')::integer as running,
                       count(*) filter (where state = 'WAITING')::integer as waiting,
                       min(business_date) filter (where state not in ('DONE', 'SKIPPED')) as stands_at
                from ops.backfill_date d where d.backfill_id = b.backfill_id) as c
            """;

    private final DSLContext warehouse;

    Backfills(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The newest ones, newest first.
     *
     * @param before only those with a lower number
     */
    List<Backfill> newest(long before, int most) {
        return warehouse
                .resultQuery(
                        SELECT + " where b.backfill_id < {0} order by b.backfill_id desc limit {1}",
                        val(before),
                        val(most))
                .fetch(Backfills::backfill);
    }

    /** @throws ProblemException if there is none with this number */
    Backfill get(long backfillId) {
        return warehouse
                .resultQuery(SELECT + " where b.backfill_id = {0}", val(backfillId))
                .fetchOptional(Backfills::backfill)
                .orElseThrow(() -> ProblemException.notFound("There is no backfill %d.".formatted(backfillId)));
    }

    /** The one that runs: there is at most one. */
    Optional<Backfill> running() {
        return warehouse.resultQuery(SELECT + " where b.state = 'RUNNING'").fetchOptional(Backfills::backfill);
    }

    /** Dates of one from a day on, in order, each with the newest attempt at its run. */
    List<BackfillDate> dates(long backfillId, LocalDate from, int most) {
        return warehouse
                .resultQuery("""
                        select d.business_date, d.state, d.request_id, d.outcome,
                               (select max(newest.job_execution_id) from ops.batch_job_execution e
                                join ops.batch_job_execution newest using (job_instance_id)
                                where e.job_execution_id = coalesce(d.job_execution_id, r.job_execution_id)) as job_execution_id
                        from ops.backfill_date d left join ops.request r using (request_id)
                        where d.backfill_id = {0} and d.business_date >= {1}
                        order by d.business_date limit {2}
                        """, val(backfillId), val(from), val(most))
                .fetch(row -> new BackfillDate(
                        row.get("business_date", LocalDate.class),
                        BackfillDate.state(row.get("state", String.class)),
                        row.get("job_execution_id", Long.class),
                        row.get("request_id", Long.class),
                        row.get("outcome", String.class) == null ? "" : row.get("outcome", String.class)));
    }

    private static Backfill backfill(Record row) {
        return new Backfill(
                row.get("backfill_id", Long.class),
                new DateRange(row.get("first_date", LocalDate.class), row.get("last_date", LocalDate.class)),
                Mode.of(row.get("mode", String.class)),
                Backfill.Progress.valueOf(row.get("state", String.class)),
                row.get("requested_by", String.class),
                row.get("reason", String.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                new Backfill.Counts(
                        row.get("done", Integer.class),
                        row.get("skipped", Integer.class),
                        row.get("failed", Integer.class),
                        row.get("running", Integer.class),
                        row.get("waiting", Integer.class)),
                row.get("stands_at", LocalDate.class));
    }
}
