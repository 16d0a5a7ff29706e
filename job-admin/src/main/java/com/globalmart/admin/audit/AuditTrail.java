package com.globalmart.admin.audit;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;

import com.globalmart.admin.export.Export;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** The rows of the audit, each with what became of the request that it is about. */
@Repository
class AuditTrail {

    private final DSLContext warehouse;

    AuditTrail(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** The newest rows that pass the filter, newest first. */
    List<AuditEntry> newest(AuditFilter filter, int rows) {
        return warehouse
                .select(
                        AUDIT.AUDIT_ID,
                        AUDIT.OCCURRED_AT,
                        AUDIT.ACTOR,
                        AUDIT.ACTION,
                        AUDIT.TARGET,
                        AUDIT.REASON,
                        AUDIT.REQUEST_ID,
                        REQUEST.STATE,
                        REQUEST.OUTCOME,
                        REQUEST.JOB_EXECUTION_ID)
                .from(AUDIT)
                .leftJoin(REQUEST)
                .on(REQUEST.REQUEST_ID.eq(AUDIT.REQUEST_ID))
                .where(condition(filter))
                .orderBy(AUDIT.AUDIT_ID.desc())
                .limit(rows)
                .fetch(Records.mapping(AuditEntry::new));
    }

    /** All rows that pass the filter, oldest first, with their hashes: whoever keeps the file can compare it later. */
    Export export(AuditFilter filter) {
        return new Export(
                "audit",
                filter.selection(),
                warehouse
                        .select(
                                AUDIT.AUDIT_ID,
                                AUDIT.OCCURRED_AT,
                                AUDIT.ACTOR,
                                AUDIT.ACTION,
                                AUDIT.TARGET,
                                AUDIT.REASON,
                                AUDIT.REQUEST_ID,
                                REQUEST.STATE.as("request_state"),
                                REQUEST.OUTCOME,
                                REQUEST.JOB_EXECUTION_ID,
                                field("encode({0}, 'hex')", String.class, AUDIT.HASH)
                                        .as("hash"))
                        .from(AUDIT)
                        .leftJoin(REQUEST)
                        .on(REQUEST.REQUEST_ID.eq(AUDIT.REQUEST_ID))
                        .where(condition(filter))
                        .orderBy(AUDIT.AUDIT_ID));
    }

    /** What has been done so far, by name: skips in the index from each to the next, however many rows there are. */
    List<String> actions() {
        return warehouse.resultQuery("""
                        with recursive found (action) as (
                            select min(action) from ops.audit
                            union all
                            select (select min(a.action) from ops.audit a where a.action > found.action)
                            from found where found.action is not null)
                        select action from found where action is not null order by action
                        """).fetch(row -> row.get("action", String.class));
    }

    private static Condition condition(AuditFilter filter) {
        var condition = noCondition();
        if (filter.actor() != null) {
            condition = condition.and(AUDIT.ACTOR.eq(filter.actor()));
        }
        if (filter.action() != null) {
            condition = condition.and(AUDIT.ACTION.eq(filter.action()));
        }
        if (filter.target() != null) {
            condition = condition.and(AUDIT.TARGET.containsIgnoreCase(filter.target()));
        }
        if (filter.from() != null) {
            condition = condition.and(AUDIT.OCCURRED_AT.ge(startOf(filter.from())));
        }
        if (filter.to() != null) {
            condition = condition.and(AUDIT.OCCURRED_AT.lt(startOf(filter.to().plusDays(1))));
        }
        if (filter.before() != null) {
            condition = condition.and(AUDIT.AUDIT_ID.lt(filter.before()));
        }
        return condition;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
