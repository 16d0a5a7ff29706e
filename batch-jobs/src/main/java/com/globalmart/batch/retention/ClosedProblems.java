package com.globalmart.batch.retention;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Problems that are over, with the alerts of them: as long as the executions that they are about. */
@Repository
class ClosedProblems implements Expiring {

    private static final int AT_ONCE = 10_000;

    private static final String EXPIRED = "from ops.problem where closed_at < now() - make_interval(days => :days)";

    private final JdbcClient warehouse;
    private final RetentionProperties properties;

    ClosedProblems(JdbcClient warehouse, RetentionProperties properties) {
        this.warehouse = warehouse;
        this.properties = properties;
    }

    @Override
    public String what() {
        return "closed problems";
    }

    @Override
    public String rule() {
        return "problems are kept while they are open and %d days more".formatted(properties.historyDays());
    }

    @Override
    public Due due() {
        return warehouse
                .sql("select count(*), min(closed_at at time zone 'UTC')::date " + EXPIRED)
                .param("days", properties.historyDays())
                .query((row, number) -> new Due(row.getLong(1), row.getObject(2, LocalDate.class)))
                .single();
    }

    @Override
    public long drop() {
        return warehouse
                .sql("delete from ops.problem where problem_id in (select problem_id %s limit %d)"
                        .formatted(EXPIRED, AT_ONCE))
                .param("days", properties.historyDays())
                .update();
    }
}
