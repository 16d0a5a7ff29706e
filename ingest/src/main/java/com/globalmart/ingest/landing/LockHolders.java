package com.globalmart.ingest.landing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
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
    private static final String ASK =
            "select process_id, role_name, application, since, query from landing.lock_holders() limit 5";

    /** A client sends its rows in one go; no limit of the server's ends a copy whose client has frozen or vanished. */
    private static final String END_ABANDONED = """
            with abandoned as materialized ( -- first found, then ended: as a condition it would come too early
                select pid, application_name, query_start
                from pg_stat_activity
                where usename = current_user and state = 'active' and wait_event = 'ClientRead'
                  and query ilike 'copy landing.%' and query_start < now() - interval '10 s'
            )
            select pid, application_name, query_start, pg_terminate_backend(pid) from abandoned
            """;

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
     * Ends landings that have waited for their own process for ten seconds in the middle of a copy: it has frozen, or is gone
     * without a word. Rows that it copied but did not commit keep whoever took over its partitions from landing the same. Should
     * the process come back, nothing of the poll has landed for it, and it goes on from the stored positions. Never fails.
     */
    public void endAbandonedCopies() {
        try {
            jdbc.query(END_ABANDONED, row -> {
                LOG.warn(
                        "ended the copy of process {} (application \"{}\", since {}): it waited for its client, which has frozen or"
                                + " is gone",
                        row.getInt("pid"),
                        row.getString("application_name"),
                        row.getObject("query_start", OffsetDateTime.class));
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("could not look for copies whose client has frozen: {}", e.getMessage());
        }
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
