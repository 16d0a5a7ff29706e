package com.globalmart.cli.audit;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the audit rows. */
final class AuditTrail {

    /**
     * What somebody asked for or did.
     *
     * @param outcome what became of the request; null where it was none, or is open
     */
    record Row(
            long auditId,
            String occurredAt,
            String actor,
            String action,
            String target,
            @Nullable String reason,
            @Nullable String outcome) {}

    /** A row at which the chain is broken. */
    record Problem(long auditId, String problem) {}

    private final JdbcClient warehouse;

    AuditTrail(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    List<Row> newest(int limit) {
        return warehouse.sql("""
                        select audit_id, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as occurred_at, actor, action,
                               target, a.reason, outcome
                        from ops.audit a left join ops.request using (request_id)
                        order by audit_id desc limit ?
                        """).param(limit).query(Row.class).list();
    }

    List<Problem> problems() {
        return warehouse
                .sql("select audit_id, problem from ops.verify_audit()")
                .query(Problem.class)
                .list();
    }

    long count() {
        return warehouse.sql("select count(*) from ops.audit").query(Long.class).single();
    }

    /** Number and hash of the newest row; empty where there is none. */
    String head() {
        return warehouse
                .sql("select audit_id || ':' || encode(hash, 'hex') from ops.audit order by audit_id desc limit 1")
                .query(String.class)
                .optional()
                .orElse("");
    }

    boolean contains(long auditId, String hash) {
        return warehouse
                .sql("select exists (select from ops.audit where audit_id = ? and encode(hash, 'hex') = ?)")
                .params(auditId, hash)
                .query(Boolean.class)
                .single();
    }
}
