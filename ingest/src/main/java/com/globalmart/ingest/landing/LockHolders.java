package com.globalmart.ingest.landing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/** Who keeps landing waiting: sessions that {@code landing.lock_holders()} names, and landings that nobody finishes. */
@Repository
public class LockHolders {

    private static final Logger LOG = LoggerFactory.getLogger(LockHolders.class);
    private static final int PATIENCE = 2; // seconds
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String ASK =
            "select process_id, role_name, application, since, query from landing.lock_holders() limit 5";

    /** No limit of the server's ends a copy whose client has frozen or vanished. */
    private static final String STALLED = """
            select a.pid, a.application_name, a.query_start, p.bytes_processed
            from pg_stat_activity a
            join pg_stat_progress_copy p using (pid)
            where a.usename = current_user and a.state = 'active' and a.wait_event = 'ClientRead'
              and a.query ilike 'copy landing.%' and a.query_start < now() - interval '10 s'
            """;

    private static final String END_IF_UNCHANGED = """
            with abandoned as materialized ( -- first found, then ended: as a condition it would come too early
                select a.pid
                from pg_stat_activity a
                join pg_stat_progress_copy p using (pid)
                where a.pid = ? and a.query_start = ? and p.bytes_processed = ? and a.wait_event = 'ClientRead'
            )
            select pg_terminate_backend(pid) from abandoned
            """;

    private record Stalled(int processId, String application, OffsetDateTime since, long bytes) {}

    private final JdbcTemplate jdbc;

    LockHolders(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout(PATIENCE);
    }

    /** The sessions as a message may show them. Never fails: whoever asks has worse trouble. */
    public String described() {
        try {
            List<String> holders = jdbc.query(ASK, (row, number) -> described(row));
            return holders.isEmpty()
                    ? "no session holds a lock on a table of landing now"
                    : "held by " + String.join("; ", holders);
        } catch (DataAccessException | TransactionException e) {
            return "who holds the lock could not be asked: " + e.getMessage();
        }
    }

    /**
     * Ends copies of ingest's own that began ten seconds ago or earlier and have not come on for two while their process was
     * waited for: it has frozen, or is gone without a word. Rows that it copied but did not commit keep whoever took over its
     * partitions from landing the same. Should the process come back, nothing of the poll has landed for it, and it goes on
     * from the stored positions. Takes two seconds where there is something to look at twice; never fails.
     */
    public void endAbandonedCopies() {
        try {
            List<Stalled> stalled = jdbc.query(STALLED, (row, number) -> stalled(row));
            if (stalled.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            stalled.forEach(this::endIfUnchanged);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("could not look for copies whose client has frozen: {}", e.getMessage());
        }
    }

    private void endIfUnchanged(Stalled copy) {
        jdbc.query(
                END_IF_UNCHANGED,
                row -> {
                    LOG.warn(
                            "ended the copy of process {} (application \"{}\", since {}): it waited for its client, which has"
                                    + " frozen or is gone",
                            copy.processId(),
                            copy.application(),
                            copy.since());
                },
                copy.processId(),
                copy.since(),
                copy.bytes());
    }

    private static Stalled stalled(ResultSet row) throws SQLException {
        return new Stalled(
                row.getInt("pid"),
                row.getString("application_name"),
                row.getObject("query_start", OffsetDateTime.class),
                row.getLong("bytes_processed"));
    }

    private static String described(ResultSet row) throws SQLException {
        return "process %d (role %s, application \"%s\", in its transaction since %s): %s"
                .formatted(
                        row.getInt("process_id"),
                        row.getString("role_name"),
                        row.getString("application"),
                        row.getObject("since", OffsetDateTime.class),
                        String.valueOf(row.getString("query"))
                                .replaceAll("\\s+", " ")
                                .strip());
    }
}
