package com.globalmart.ingest.deadletter;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code landing.selected_letter}: the dead letters that a request is about. */
@Repository
public class SelectedLetters {

    private static final int MOST_LETTERS = 1_000;
    private static final long MOST_BYTES = 8_000_000;
    private static final int FETCHED_AT_ONCE = 20;

    private static final String NEXT = """
            select s.topic, s.generation, s.partition, s.log_offset, s.record_key, s.record_value,
                   d.record_timestamp, d.state, d.request_id
            from landing.selected_letter s
            join landing.dead_letter d using (topic, generation, partition, log_offset)
            where s.selection_id = ? and s.topic = ? and (s.generation, s.partition, s.log_offset) > (?, ?, ?)
            order by s.generation, s.partition, s.log_offset
            limit ?
            for update of d
            """;

    private final JdbcTemplate jdbc;
    private final HikariDataSource dataSource;

    SelectedLetters(JdbcTemplate jdbc, HikariDataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** What is done with the letters of one topic, in the connection's transaction, which is committed after it. */
    public interface Work {
        void carryOut(Connection connection, List<SelectedLetter> letters) throws SQLException;
    }

    /**
     * Hands over the letters of a selection, topic by topic, a thousand in a transaction and no more than a few megabytes. They
     * are locked: their state is what it will be when the transaction commits.
     */
    public void inTurn(UUID selection, Work work) throws SQLException {
        for (String topic : topics(selection)) {
            SelectedLetter last = null;
            do {
                last = nextOf(topic, selection, last, work);
            } while (last != null);
        }
    }

    private List<String> topics(UUID selection) {
        return jdbc.queryForList(
                "select distinct topic from landing.selected_letter where selection_id = ? order by topic",
                String.class,
                selection);
    }

    /** Returns the last letter that was handed over, or null where none was left. */
    private @Nullable SelectedLetter nextOf(String topic, UUID selection, @Nullable SelectedLetter after, Work work)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try {
                connection.setAutoCommit(false);
                List<SelectedLetter> letters = next(connection, topic, selection, after);
                if (!letters.isEmpty()) {
                    work.carryOut(connection, letters);
                }
                connection.commit();
                connection.setAutoCommit(true); // or the pool tries to, on closing, when it is evicted already
                return letters.isEmpty() ? null : letters.getLast();
            } finally {
                dataSource.evictConnection(connection); // after a failed COPY nobody knows what the connection would do
            }
        }
    }

    private static List<SelectedLetter> next(
            Connection connection, String topic, UUID selection, @Nullable SelectedLetter after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setFetchSize(
                    FETCHED_AT_ONCE); // the rest stays at the database, and unlocked, where the bytes are many
            query.setObject(1, selection);
            query.setString(2, topic);
            query.setInt(3, after == null ? 0 : after.generation());
            query.setInt(4, after == null ? 0 : after.partition());
            query.setLong(5, after == null ? 0 : after.offset());
            query.setInt(6, MOST_LETTERS);
            var letters = new ArrayList<SelectedLetter>();
            long bytes = 0;
            try (ResultSet row = query.executeQuery()) {
                while (bytes < MOST_BYTES && row.next()) {
                    SelectedLetter letter = letter(row);
                    letters.add(letter);
                    bytes += letter.size();
                }
            }
            return letters;
        }
    }

    private static SelectedLetter letter(ResultSet row) throws SQLException {
        Long requestId = row.getObject("request_id", Long.class);
        return new SelectedLetter(
                row.getString("topic"),
                row.getInt("generation"),
                row.getInt("partition"),
                row.getLong("log_offset"),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                row.getObject("record_timestamp", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                requestId);
    }
}
