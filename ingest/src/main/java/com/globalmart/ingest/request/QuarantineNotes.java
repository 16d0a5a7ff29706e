package com.globalmart.ingest.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Notes in the warehouse's {@code quality.quarantine} what became of records, so that whoever looks there need not ask landing.
 * {@code landing.quarantine_resolution} is the truth about it.
 */
@Repository
class QuarantineNotes {

    private static final int AT_ONCE = 1_000;

    private static final String NOTE = """
            update quality.quarantine
            set state = ?, replay_generation = ?, replay_offset = ?, request_id = ?, resolved_at = ?
            where topic = ? and generation = ? and partition = ? and log_offset = ? and state = 'OPEN'
            """;

    private static final String RESOLVED = """
            select state, replay_generation, replay_offset, request_id, resolved_at, topic, generation, partition, log_offset
            from landing.quarantine_resolution
            where request_id = ?
            """;

    private final JdbcTemplate realtime;
    private final Warehouse warehouse;

    QuarantineNotes(JdbcTemplate realtime, Warehouse warehouse) {
        this.realtime = realtime;
        this.warehouse = warehouse;
    }

    /** Notes what a request has done, in the transaction that claimed it. Doing it again does nothing. */
    void write(long requestId) {
        var notes = new ArrayList<Object[]>();
        realtime.query(
                RESOLVED,
                row -> {
                    notes.add(columns(row));
                    if (notes.size() == AT_ONCE) {
                        write(notes);
                    }
                },
                requestId);
        write(notes);
    }

    private void write(List<Object[]> notes) {
        warehouse.jdbc().batchUpdate(NOTE, notes);
        notes.clear();
    }

    private static Object[] columns(ResultSet row) throws SQLException {
        var columns = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return columns;
    }
}
