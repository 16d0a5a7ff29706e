package com.globalmart.ingest.landing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/** Who keeps landing waiting, asked of {@code landing.lock_holders()}. */
@Repository
public class LockHolders {

    private static final int PATIENCE = 2; // seconds
    private static final String ASK =
            "select process_id, role_name, application, since, query from landing.lock_holders() limit 5";

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
