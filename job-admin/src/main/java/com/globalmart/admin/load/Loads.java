package com.globalmart.admin.load;

import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PUBLISHED;
import static org.jooq.impl.DSL.val;

import com.globalmart.admin.page.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** The chain of loads. */
@Repository
public class Loads {

    private static final String SELECT = """
            select l.load_id, l.business_date, l.attempt, l.status, l.kind, l.opened_at,
                   coalesce(l.published_at, l.discarded_at) as ended_at, b.landed, b.facts, b.quarantined,
                   (select count(*)::integer from quality.check_result c
                    where c.load_id = l.load_id and c.scope = 'load' and c.severity = 'ERROR' and c.offenders > 0) as failed_checks
            from warehouse.load l
            cross join lateral (
                select sum(landed)::bigint as landed, sum(facts)::bigint as facts, sum(quarantined)::bigint as quarantined
                from warehouse.load_book where load_id = l.load_id) as b
            """;

    private final DSLContext warehouse;

    Loads(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** What readers see now, unless nothing was ever published. */
    public Optional<PublishedLoad> published() {
        return warehouse
                .select(PUBLISHED.LOAD_ID, PUBLISHED.BUSINESS_DATE, PUBLISHED.PUBLISHED_AT)
                .from(PUBLISHED)
                .where(PUBLISHED.LOAD_ID.gt(0))
                .fetchOptional(Records.mapping(PublishedLoad::new));
    }

    /** The load that is not published yet: there is at most one. */
    public Optional<OpenLoad> open() {
        return warehouse
                .select(LOAD.LOAD_ID, LOAD.BUSINESS_DATE, LOAD.ATTEMPT, LOAD.OPENED_AT)
                .from(LOAD)
                .where(LOAD.STATUS.eq("OPEN"))
                .fetchOptional(Records.mapping(OpenLoad::new));
    }

    /**
     * Loads, newest first.
     *
     * @param before only those with a lower number
     */
    List<Load> newest(int before, int most) {
        return warehouse
                .resultQuery(
                        SELECT + " where l.load_id < {0} order by l.load_id desc limit {1}", val(before), val(most))
                .fetch(Loads::load);
    }

    /** @throws ProblemException if there is none with this number */
    Load get(int loadId) {
        return warehouse
                .resultQuery(SELECT + " where l.load_id = {0}", val(loadId))
                .fetchOptional(Loads::load)
                .orElseThrow(() -> ProblemException.notFound("There is no load %d.".formatted(loadId)));
    }

    /** Whether anything runs, perhaps on the open load: it is neither repeated nor discarded then. */
    List<Long> runningExecutions() {
        return warehouse.resultQuery("""
                        select job_execution_id from ops.batch_job_execution
                        where status in ('STARTING', 'STARTED', 'STOPPING') order by job_execution_id
                        """).fetch(row -> row.get("job_execution_id", Long.class));
    }

    private static Load load(Record row) {
        return new Load(
                row.get("load_id", Integer.class),
                row.get("business_date", LocalDate.class),
                row.get("attempt", Integer.class),
                LoadStatus.valueOf(row.get("status", String.class)),
                LoadKind.valueOf(row.get("kind", String.class)),
                row.get("opened_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("failed_checks", Integer.class),
                row.get("landed", Long.class),
                row.get("facts", Long.class),
                row.get("quarantined", Long.class));
    }
}
