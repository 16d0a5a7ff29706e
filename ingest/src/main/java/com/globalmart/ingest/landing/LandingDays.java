package com.globalmart.ingest.landing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The daily partitions of the landing tables, made ahead through the owner's function. */
@Repository
public class LandingDays {

    private static final Logger LOG = LoggerFactory.getLogger(LandingDays.class);
    private static final int DAYS_AHEAD = 3;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    LandingDays(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes the partitions of today (UTC) and the next days where they are missing. */
    public void make() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        Integer made = jdbc.queryForObject(
                "select landing.make_partitions(?, ?)", Integer.class, today, today.plusDays(DAYS_AHEAD));
        if (made != null && made > 0) {
            LOG.info("made {} landing partitions, through {}", made, today.plusDays(DAYS_AHEAD));
        }
    }

    /** Hourly: a day is made three days ahead, so a failure has 72 more tries before anything is missing. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void makeAgain() {
        try {
            make();
        } catch (DataAccessException e) {
            LOG.warn("could not make landing partitions, trying again in an hour: {}", e.getMessage());
        }
    }
}
