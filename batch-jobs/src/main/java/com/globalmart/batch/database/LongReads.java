package com.globalmart.batch.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The watchdog over readers of {@code bi}: ends a query that takes too long and a transaction that stands idle. The role's own
 * limits are defaults that a session may change.
 */
@Repository
class LongReads {

    private static final Logger log = LoggerFactory.getLogger(LongReads.class);

    private final JdbcClient warehouse;
    private final Duration query;
    private final Duration idle;
    private final Counter ended;

    LongReads(
            JdbcClient warehouse,
            MeterRegistry meters,
            @Value("${globalmart.readers.query-limit:10m}") Duration query,
            @Value("${globalmart.readers.idle-limit:5m}") Duration idle) {
        this.warehouse = warehouse;
        this.query = query;
        this.idle = idle;
        ended = Counter.builder("globalmart.reads.ended")
                .description("Sessions of readers that were ended because their query or transaction lasted too long")
                .register(meters);
    }

    @Scheduled(
            fixedDelayString = "${globalmart.readers.look:15s}",
            initialDelayString = "${globalmart.readers.look:15s}")
    void end() {
        try {
            int sessions = warehouse
                    .sql("select ops.end_long_reads(?::integer, ?::integer)")
                    .params(query.toSeconds(), idle.toSeconds())
                    .query(Integer.class)
                    .single();
            ended.increment(sessions);
            if (sessions > 0) {
                log.warn(
                        "{} sessions of readers ended: a query took longer than {}, or a transaction stood idle for {}",
                        sessions,
                        query,
                        idle);
            }
        } catch (DataAccessException e) {
            log.debug("the warehouse does not answer, which others say", e);
        }
    }
}
