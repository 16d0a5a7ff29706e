package com.globalmart.batch.retention;

import com.globalmart.batch.database.Realtime;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Quarantined records that somebody has replayed or discarded. They go after the landed records themselves: the fate of what is in
 * landing can be told as long as it is there.
 */
@Repository
class SettledQuarantine implements Expiring {

    private static final int AT_ONCE = 100_000;

    private static final String EXPIRED = """
            from quality.quarantine q
            where q.state <> 'OPEN' and q.resolved_at < now() - make_interval(days => :days)
              and q.log_offset < (
                  select max(d.next_offset)
                  from jsonb_to_recordset(:dropped::jsonb)
                      as d (topic text, generation integer, partition integer, next_offset bigint)
                  where (d.topic, d.generation, d.partition) = (q.topic, q.generation, q.partition))
            """;

    private final JdbcClient warehouse;
    private final JdbcClient realtime;
    private final RetentionProperties properties;

    SettledQuarantine(JdbcClient warehouse, @Realtime JdbcClient realtime, RetentionProperties properties) {
        this.warehouse = warehouse;
        this.realtime = realtime;
        this.properties = properties;
    }

    @Override
    public String what() {
        return "settled quarantine";
    }

    @Override
    public String rule() {
        return "quarantined records are kept until they are settled, %d days more, and as long as they are in landing"
                .formatted(properties.quarantineDays());
    }

    @Override
    public Due due() {
        return warehouse
                .sql("select count(*), min(resolved_at at time zone 'UTC')::date " + EXPIRED)
                .param("days", properties.quarantineDays())
                .param("dropped", dropped())
                .query((row, number) -> new Due(row.getLong(1), row.getObject(2, LocalDate.class)))
                .single();
    }

    @Override
    public long drop() {
        return warehouse
                .sql("delete from quality.quarantine where ctid = any (array(select q.ctid %s limit %d))"
                        .formatted(EXPIRED, AT_ONCE))
                .param("days", properties.quarantineDays())
                .param("dropped", dropped())
                .update();
    }

    /** How far retention of landing has come. */
    private String dropped() {
        return realtime.sql("""
                        select coalesce(jsonb_agg(to_jsonb(d)), '[]')::text from landing.dropped_position d
                        """).query(String.class).single();
    }
}
