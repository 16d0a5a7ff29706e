package com.globalmart.ingest.landing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Keeps up the minutes behind the live views, through the owner's function. Of several processes one counts at a time. */
@Repository
public class LiveCounters {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCounters.class);
    private static final long MUCH = 250_000; // offsets; as many of a partition are counted in one call

    private final JdbcTemplate jdbc;
    private boolean failing;

    LiveCounters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody needs to know more than once that the live views stand still: landing goes on. */
    @Scheduled(fixedDelayString = "${globalmart.ingest.counting.interval:2s}")
    void countAgain() {
        try {
            count();
            if (failing) {
                LOG.info("the live views go on");
            }
            failing = false;
        } catch (DataAccessException e) {
            if (!failing) {
                LOG.warn(
                        "the live views stand still, trying on; landing goes on: {}",
                        e.getMostSpecificCause().getMessage());
            }
            failing = true;
        }
    }

    /** Counts all that has landed since the last time. Returns how many offsets those were. */
    public long count() {
        long all = 0;
        long counted;
        do {
            Long answer = jdbc.queryForObject("select landing.count_minutes()", Long.class);
            counted = answer == null ? 0 : answer;
            all += counted;
        } while (counted >= MUCH);
        return all;
    }
}
