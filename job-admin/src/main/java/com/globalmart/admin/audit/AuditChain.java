package com.globalmart.admin.audit;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.VERIFY_AUDIT;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.ProblemException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The chain of hashes over the rows of the audit. Going through it reads every row: one at a time does so. */
@Repository
class AuditChain {

    /** A longer chain is verified by the command line, which has no limit. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DSLContext warehouse;
    private final Semaphore places = new Semaphore(1);

    AuditChain(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Goes through the whole chain, as it is at one moment.
     *
     * @param noted a head that somebody noted before
     * @throws ProblemException if somebody else is at it
     */
    ChainReport verify(@Nullable Head noted) {
        if (!places.tryAcquire()) {
            throw ProblemException.busy("The chain is being verified for somebody else: try again in a minute.");
        }
        try {
            return warehouse.connectionResult(connection -> {
                connection.setNetworkTimeout(
                        Runnable::run, (int) LONGEST.plusSeconds(10).toMillis());
                return DSL.using(connection, warehouse.dialect())
                        .transactionResult(reading -> report(reading.dsl(), noted));
            });
        } finally {
            places.release();
        }
    }

    private static ChainReport report(DSLContext reading, @Nullable Head noted) {
        reading.execute("set transaction isolation level repeatable read, read only");
        reading.execute("set local statement_timeout = %d".formatted(LONGEST.toMillis()));
        var found = reading.select(
                        VERIFY_AUDIT.PROBLEM,
                        AUDIT.AUDIT_ID,
                        AUDIT.OCCURRED_AT,
                        AUDIT.ACTOR,
                        AUDIT.ACTION,
                        AUDIT.TARGET,
                        AUDIT.REASON)
                .from(VERIFY_AUDIT.call())
                .join(AUDIT)
                .on(AUDIT.AUDIT_ID.eq(VERIFY_AUDIT.AUDIT_ID))
                .orderBy(AUDIT.AUDIT_ID)
                .limit(ChainReport.MOST_BREAKS + 1)
                .fetch(AuditChain::broken);
        var shown = found.subList(0, Math.min(ChainReport.MOST_BREAKS, found.size()));
        return new ChainReport(
                reading.fetchCount(AUDIT),
                head(reading),
                List.copyOf(shown),
                shown.size() < found.size(),
                noted,
                noted == null || isKept(reading, noted));
    }

    private static ChainReport.Break broken(Record row) {
        var entry = new AuditRow(
                row.get(AUDIT.AUDIT_ID),
                Moment.of(row.get(AUDIT.OCCURRED_AT)),
                row.get(AUDIT.ACTOR),
                row.get(AUDIT.ACTION),
                row.get(AUDIT.TARGET),
                row.get(AUDIT.REASON) == null ? "" : row.get(AUDIT.REASON),
                null,
                null,
                "",
                null);
        return new ChainReport.Break(entry, row.get(VERIFY_AUDIT.PROBLEM));
    }

    private static @Nullable Head head(DSLContext reading) {
        return reading.select(AUDIT.AUDIT_ID, AUDIT.HASH)
                .from(AUDIT)
                .orderBy(AUDIT.AUDIT_ID.desc())
                .limit(1)
                .fetchOne(row -> new Head(row.value1(), HexFormat.of().formatHex(row.value2())));
    }

    private static boolean isKept(DSLContext reading, Head noted) {
        return reading.fetchExists(
                AUDIT,
                AUDIT.AUDIT_ID.eq(noted.auditId()),
                AUDIT.HASH.eq(HexFormat.of().parseHex(noted.hash())));
    }
}
