package com.globalmart.ingest.landing;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The daily tables that are older than the retention. They are dropped through the owner's function, and only behind what
 * published loads have taken.
 */
@Repository
public class ExpiredDays {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredDays.class);

    private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01"); // lock timeout, deadlock

    private final JdbcTemplate jdbc;
    private final RetentionSettings settings;
    private final Clock clock;
    private final AtomicInteger overdueDays = new AtomicInteger();
    private Instant tellOverdueAgain = Instant.MIN;

    ExpiredDays(JdbcTemplate jdbc, RetentionSettings settings, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        meters.gauge("ingest.landing.days.overdue", overdueDays);
    }

    /** Hourly: what cannot be dropped because somebody reads it is dropped an hour later. */
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void dropAgain() {
        try {
            drop();
        } catch (DataAccessException e) {
            LOG.warn(
                    "could not drop expired landing days, trying again in an hour: {}",
                    e.getMostSpecificCause().getMessage());
        }
    }

    /** Drops what may go, and tells what may not though it is old enough. */
    public synchronized void drop() {
        LocalDate before = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(settings.retention());
        try {
            int dropped = 0;
            for (int ofDay = dropDay(before); ofDay > 0; ofDay = dropDay(before)) {
                dropped += ofDay;
            }
            if (dropped > 0) {
                LOG.info(
                        "dropped {} daily tables of landing, of days before {} (retention {} days)",
                        dropped,
                        before,
                        settings.retention());
            }
        } catch (DataAccessException e) {
            if (!isLockedOut(e)) {
                throw e;
            }
            LOG.debug("somebody reads landing, trying again in an hour to drop its expired days", e);
        }
        tellOverdue(before);
    }

    /** A day a transaction. */
    private int dropDay(LocalDate before) {
        Integer dropped = jdbc.queryForObject("select landing.drop_days(?)", Integer.class, before);
        return dropped == null ? 0 : dropped;
    }

    private void tellOverdue(LocalDate before) {
        List<Overdue> overdue = jdbc.query(
                """
                select landed_day, count(*), sum(size_bytes)
                from landing.expired_days(?)
                where not is_published
                group by landed_day
                order by landed_day
                """,
                (row, number) -> new Overdue(row.getObject(1, LocalDate.class), row.getInt(2), row.getLong(3)),
                before);
        overdueDays.set(overdue.size());
        Instant now = clock.instant();
        if (!overdue.isEmpty() && !now.isBefore(tellOverdueAgain)) {
            tellOverdueAgain = now.plus(1, ChronoUnit.DAYS);
            LOG.warn(
                    "{} landed days before {} are kept beyond the retention of {} days, from {} on, {} tables of {} bytes:"
                            + " no published load has taken them. See why the nightly load is behind",
                    overdue.size(),
                    before,
                    settings.retention(),
                    overdue.getFirst().day(),
                    overdue.stream().mapToInt(Overdue::tables).sum(),
                    overdue.stream().mapToLong(Overdue::bytes).sum());
        }
    }

    private static boolean isLockedOut(DataAccessException e) {
        return e.getCause() instanceof SQLException refusal && LOCKED_OUT.contains(refusal.getSQLState());
    }

    private record Overdue(LocalDate day, int tables, long bytes) {}
}
