package com.globalmart.ingest.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code landing.position} for partition -1, where mended dead letters land. There is no log behind them: their log's
 * end is where they stand.
 */
@Repository
public class MendedPositions {

    /** The partition in which mended dead letters land. */
    public static final int PARTITION = -1;

    private static final String BEGIN = """
            insert into landing.position (topic, generation, partition, next_offset, topic_id, log_end, log_end_seen_at)
            select topic, generation, -1, 0, topic_id, 0, ?
            from landing.position
            where topic = ? and partition >= 0
            order by generation desc, partition
            limit 1
            on conflict do nothing
            """;

    private static final String LOCK = """
            select generation, next_offset, topic_id
            from landing.position
            where topic = ? and partition = -1
            order by generation desc
            limit 1
            for update
            """;

    private static final String MOVE = """
            update landing.position set next_offset = ?, log_end = ?, log_end_seen_at = ?
            where topic = ? and generation = ? and partition = -1 and next_offset = ?
            """;

    /**
     * The position in the topic's newest generation, begun where it is missing. Held for the connection's transaction, so that
     * two who mend letters of a topic come one after the other.
     */
    public Position lock(Connection connection, String topic, Instant now) throws SQLException {
        try (var begin = connection.prepareStatement(BEGIN)) {
            begin.setObject(1, now.atOffset(ZoneOffset.UTC));
            begin.setString(2, topic);
            begin.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, topic);
            try (var row = lock.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "%s has no position, expected one: nothing of it ever landed".formatted(topic));
                }
                return new Position(
                        topic,
                        row.getInt("generation"),
                        PARTITION,
                        row.getLong("next_offset"),
                        row.getString("topic_id"));
            }
        }
    }

    /**
     * Moves the position, as the last thing that the connection's transaction does.
     *
     * @throws PositionMovedException if it does not stand where it is expected: the transaction must be rolled back
     */
    public void move(Connection connection, Move move, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setLong(1, move.next());
            update.setLong(2, move.next());
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setString(4, move.from().topic());
            update.setInt(5, move.from().generation());
            update.setLong(6, move.from().nextOffset());
            if (update.executeUpdate() != 1) {
                throw new PositionMovedException(move);
            }
        }
    }
}
