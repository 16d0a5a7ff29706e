package com.globalmart.ingest.quarantine;

import com.globalmart.ingest.selection.Place;
import com.globalmart.ingest.selection.Resolution;
import com.globalmart.ingest.selection.SelectedRecord;
import com.globalmart.ingest.selection.SelectedRecords;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The view {@code landing.replayable_record}: the quarantined records that a request is about, as they landed or edited; and what
 * became of them, in {@code landing.quarantine_resolution}, where each stands at most once.
 */
@Repository
public class QuarantinedRecords extends SelectedRecords {

    private static final String NEXT = """
            select topic, generation, partition, log_offset, null::bytea as record_key,
                   convert_to(record, 'UTF8') as record_value, record_timestamp, state, request_id
            from landing.replayable_record
            where selection_id = ? and topic = ? and (generation, partition, log_offset) > (?, ?, ?)
            order by generation, partition, log_offset
            limit ?
            """;

    private static final String RESOLVE = """
            insert into landing.quarantine_resolution
                (topic, generation, partition, log_offset, state, replay_generation, replay_offset, request_id, resolved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    QuarantinedRecords(JdbcTemplate jdbc, HikariDataSource dataSource) {
        super(jdbc, dataSource, "landing.selected_record");
    }

    @Override
    public String noun() {
        return "records";
    }

    /** One transaction at a time: a record that has no resolution has no row that could be locked. */
    @Override
    protected void hold(Connection connection) throws SQLException {
        try (var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock('landing.quarantine_resolution'::regclass::bigint)");
        }
    }

    @Override
    protected String next() {
        return NEXT;
    }

    @Override
    public void landed(Connection connection, List<SelectedRecord> records, Place first, Resolution by)
            throws SQLException {
        resolve(connection, records, "REPLAYED", first, by);
    }

    @Override
    public void discarded(Connection connection, List<SelectedRecord> records, Resolution by) throws SQLException {
        resolve(connection, records, "DISCARDED", null, by);
    }

    private static void resolve(
            Connection connection, List<SelectedRecord> records, String state, @Nullable Place first, Resolution by)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RESOLVE)) {
            for (int i = 0; i < records.size(); i++) {
                SelectedRecord record = records.get(i);
                insert.setString(1, record.topic());
                insert.setInt(2, record.generation());
                insert.setInt(3, record.partition());
                insert.setLong(4, record.offset());
                insert.setString(5, state);
                insert.setObject(6, first == null ? null : first.generation(), Types.SMALLINT);
                insert.setObject(7, first == null ? null : first.offset() + i, Types.BIGINT);
                insert.setLong(8, by.requestId());
                insert.setObject(9, by.at().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
