package com.globalmart.ingest.landing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The watchdog over readers of the live views: ends a query that takes too long and a transaction that stands idle. The role's own
 * limits are defaults that a session may change.
 */
@Repository
class LongReads {

    private static final Logger LOG = LoggerFactory.getLogger(LongReads.class);

    private final JdbcTemplate jdbc;
    private final Duration query;
    private final Duration idle;

    LongReads(
            JdbcTemplate jdbc,
            @Value("${globalmart.ingest.readers.query-limit:1m}") Duration query,
            @Value("${globalmart.ingest.readers.idle-limit:5m}") Duration idle) {
        this.jdbc = jdbc;
        this.query = query;
        this.idle = idle;
    }

    @Scheduled(
            fixedDelayString = "${globalmart.ingest.readers.look:15s}",
            initialDelayString = "${globalmart.ingest.readers.look:15s}")
    void end() {
        try {
            Integer sessions = jdbc.queryForObject(
                    "select landing.end_long_reads(?::integer, ?::integer)",
                    Integer.class,
                    query.toSeconds(),
                    idle.toSeconds());
            if (sessions != null && sessions > 0) {
                LOG.warn(
                        "{} sessions of live readers ended: a query took longer than {}, or a transaction stood idle for {}",
                        sessions,
                        query,
                        idle);
            }
        } catch (DataAccessException e) {
            LOG.debug("the database does not answer, which others say", e);
        }
    }
}
