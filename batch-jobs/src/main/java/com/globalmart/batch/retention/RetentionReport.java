package com.globalmart.batch.retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What retention tells of itself, for people. */
@Repository
class RetentionReport {

    private final JdbcClient warehouse;

    RetentionReport(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Notes what is due now. */
    void counted(Expiring kind, Expiring.Due due) {
        warehouse
                .sql("""
                        insert into ops.retention (what, rule, due, oldest) values (:what, :rule, :due, :oldest)
                        on conflict (what) do update
                            set rule = excluded.rule, due = excluded.due, oldest = excluded.oldest, counted_at = now()
                        """)
                .param("what", kind.what())
                .param("rule", kind.rule())
                .param("due", due.rows())
                .param("oldest", due.oldest())
                .update();
    }

    /** Notes that so many more rows were dropped by the step that began with none. */
    void dropped(Expiring kind, long inAll) {
        warehouse
                .sql("update ops.retention set dropped = ?, dropped_at = now() where what = ?")
                .params(inAll, kind.what())
                .update();
    }
}
