package com.globalmart.ingest.selection;

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

/** Records of one kind that requests are about: which are selected, and how it is noted what became of them. */
@Repository
public abstract class SelectedRecords {

    private static final int MOST_RECORDS = 1_000;
    private static final long MOST_BYTES = 8_000_000;
    private static final int FETCHED_AT_ONCE = 20;

    private final JdbcTemplate jdbc;
    private final HikariDataSource dataSource;
    private final String table;

    /** @param table in which the selections stand, with its schema */
    protected SelectedRecords(JdbcTemplate jdbc, HikariDataSource dataSource, String table) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.table = table;
    }

    /** What is done with the records of one topic, in the connection's transaction, which is committed after it. */
    public interface Work {
        void carryOut(Connection connection, List<SelectedRecord> records) throws SQLException;
    }

    /** What operators call them: letters, records. */
    public abstract String noun();

    /**
     * They have landed in partition -1, in the connection's transaction. Each must be open, and is not afterwards.
     *
     * @param first where the first of them landed; the others landed behind it, in their order
     */
    public abstract void landed(Connection connection, List<SelectedRecord> records, Place first, Resolution by)
            throws SQLException;

    /** They are given up, in the connection's transaction. Each must be open, and is not afterwards. */
    public abstract void discarded(Connection connection, List<SelectedRecord> records, Resolution by)
            throws SQLException;

    /** Sees to it that what is read next, in the connection's transaction, stays as it is until that ends. */
    protected abstract void hold(Connection connection) throws SQLException;

    /**
     * The next of a topic's records of a selection, by their position. Parameters: selection, topic, generation, partition and
     * offset of the last one, the most there may be. Columns: topic, generation, partition, log_offset, record_key, record_value,
     * record_timestamp, state, request_id.
     */
    protected abstract String next();

    /**
     * Hands over the records of a selection, topic by topic, a thousand in a transaction and no more than a few megabytes. They
     * are held: their state is what it will be when the transaction commits.
     */
    public void inTurn(UUID selection, Work work) throws SQLException {
        for (String topic : topics(selection)) {
            SelectedRecord last = null;
            do {
                last = nextOf(topic, selection, last, work);
            } while (last != null);
        }
    }

    private List<String> topics(UUID selection) {
        return jdbc.queryForList(
                "select distinct topic from %s where selection_id = ? order by topic".formatted(table),
                String.class,
                selection);
    }

    /** Returns the last record that was handed over, or null where none was left. */
    private @Nullable SelectedRecord nextOf(String topic, UUID selection, @Nullable SelectedRecord after, Work work)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try {
                connection.setAutoCommit(false);
                hold(connection);
                List<SelectedRecord> records = next(connection, topic, selection, after);
                if (!records.isEmpty()) {
                    work.carryOut(connection, records);
                }
                connection.commit();
                connection.setAutoCommit(true); // or the pool tries to, on closing, when it is evicted already
                return records.isEmpty() ? null : records.getLast();
            } finally {
                dataSource.evictConnection(connection); // after a failed COPY nobody knows what the connection would do
            }
        }
    }

    private List<SelectedRecord> next(
            Connection connection, String topic, UUID selection, @Nullable SelectedRecord after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(next())) {
            query.setFetchSize(
                    FETCHED_AT_ONCE); // the rest stays at the database, and unlocked, where the bytes are many
            query.setObject(1, selection);
            query.setString(2, topic);
            query.setInt(3, after == null ? 0 : after.generation());
            query.setInt(4, after == null ? 0 : after.partition());
            query.setLong(5, after == null ? 0 : after.offset());
            query.setInt(6, MOST_RECORDS);
            var records = new ArrayList<SelectedRecord>();
            long bytes = 0;
            try (ResultSet row = query.executeQuery()) {
                while (bytes < MOST_BYTES && row.next()) {
                    SelectedRecord record = record(row);
                    records.add(record);
                    bytes += record.size();
                }
            }
            return records;
        }
    }

    private static SelectedRecord record(ResultSet row) throws SQLException {
        OffsetDateTime recordTimestamp = row.getObject("record_timestamp", OffsetDateTime.class);
        return new SelectedRecord(
                row.getString("topic"),
                row.getInt("generation"),
                row.getInt("partition"),
                row.getLong("log_offset"),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                recordTimestamp == null ? null : recordTimestamp.toInstant(),
                row.getString("state"),
                row.getObject("request_id", Long.class));
    }
}
