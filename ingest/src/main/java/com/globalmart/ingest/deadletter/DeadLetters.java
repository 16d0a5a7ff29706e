package com.globalmart.ingest.deadletter;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.bytea;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;

import com.globalmart.copy.CopyTarget;
import com.globalmart.ingest.selection.Resolution;
import com.globalmart.ingest.selection.SelectedRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;

/** The table {@code landing.dead_letter}. */
@Repository
public class DeadLetters {

    private static final CopyTarget<DeadLetter> TABLE = CopyTarget.of(
            "landing.dead_letter",
            text("topic", DeadLetter::topic),
            smallint("generation", DeadLetter::generation),
            integer("partition", DeadLetter::partition),
            bigint("log_offset", DeadLetter::offset),
            text("reason", letter -> letter.reason().name()),
            text("detail", DeadLetter::detail),
            bytea("record_key", DeadLetter::key),
            bytea("record_value", DeadLetter::value),
            timestamptz("record_timestamp", DeadLetter::recordTimestamp),
            timestamptz("received_at", DeadLetter::receivedAt));

    private static final String CLOSE = """
            update landing.dead_letter set state = ?, request_id = ?, resolved_at = ?
            where topic = ? and generation = ? and partition = ? and log_offset = ? and state = 'OPEN'
            """;

    /** Adds the letters in the connection's transaction. */
    public void add(Connection connection, List<DeadLetter> letters) throws SQLException {
        if (!letters.isEmpty()) {
            TABLE.write(connection, letters);
        }
    }

    /** Something was done about the letters, in the connection's transaction. Each must be open, and is not afterwards. */
    void close(Connection connection, List<SelectedRecord> letters, String state, Resolution by) throws SQLException {
        try (var update = connection.prepareStatement(CLOSE)) {
            for (SelectedRecord letter : letters) {
                update.setString(1, state);
                update.setLong(2, by.requestId());
                update.setObject(3, by.at().atOffset(ZoneOffset.UTC));
                update.setString(4, letter.topic());
                update.setInt(5, letter.generation());
                update.setInt(6, letter.partition());
                update.setLong(7, letter.offset());
                update.addBatch();
            }
            int[] closed = update.executeBatch();
            for (int i = 0; i < closed.length; i++) {
                if (closed[i] != 1) {
                    throw new IllegalStateException("%s is not open any more, though it was locked"
                            .formatted(letters.get(i).name()));
                }
            }
        }
    }
}
