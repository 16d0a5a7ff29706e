package com.globalmart.ingest.deadletter;

import com.globalmart.ingest.selection.Place;
import com.globalmart.ingest.selection.Resolution;
import com.globalmart.ingest.selection.SelectedRecord;
import com.globalmart.ingest.selection.SelectedRecords;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code landing.selected_letter}: the dead letters that a request is about. */
@Repository
public class SelectedLetters extends SelectedRecords {

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

    private final DeadLetters deadLetters;

    SelectedLetters(JdbcTemplate jdbc, HikariDataSource dataSource, DeadLetters deadLetters) {
        super(jdbc, dataSource, "landing.selected_letter");
        this.deadLetters = deadLetters;
    }

    @Override
    public String noun() {
        return "letters";
    }

    @Override
    public void landed(Connection connection, List<SelectedRecord> letters, Place first, Resolution by)
            throws SQLException {
        deadLetters.close(connection, letters, "MENDED", by);
    }

    @Override
    public void discarded(Connection connection, List<SelectedRecord> letters, Resolution by) throws SQLException {
        deadLetters.close(connection, letters, "DISCARDED", by);
    }

    @Override
    protected void hold(Connection connection) {
        // the query locks the letters that it finds
    }

    @Override
    protected String next() {
        return NEXT;
    }
}
