package com.globalmart.ingest.deadletter;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.bytea;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;

import com.globalmart.copy.CopyTarget;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** Adds the letters in the connection's transaction. */
    public void add(Connection connection, List<DeadLetter> letters) throws SQLException {
        if (!letters.isEmpty()) {
            TABLE.write(connection, letters);
        }
    }
}
