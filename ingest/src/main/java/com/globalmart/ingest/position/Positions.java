package com.globalmart.ingest.position;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code landing.position}. Partition -1 (mended dead letters) is {@link MendedPositions}' business. */
@Repository
public class Positions {

    private static final String CURRENT = """
            select topic, generation, partition, next_offset, topic_id
            from landing.position p
            where partition >= 0
              and generation = (select max(generation) from landing.position where topic = p.topic and partition >= 0)
            """;

    private static final String BEGIN = """
            insert into landing.position (topic, generation, partition, next_offset, topic_id, log_end, log_end_seen_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    /** Not of a generation that has a successor: nothing may land there any more. */
    private static final String MOVE = """
            update landing.position p set next_offset = ?
            where topic = ? and generation = ? and partition = ? and next_offset = ?
              and not exists (
                  select from landing.position newer
                  where newer.topic = p.topic and newer.partition = p.partition and newer.generation > p.generation)
            """;

    private static final String LOCK = """
            select topic, generation, partition, next_offset, topic_id, log_end, log_end_seen_at
            from landing.position
            where topic = ? and generation = ? and partition >= 0
            order by partition
            for update
            """;

    private static final String SUCCEED = """
            update landing.position set generation = ?, next_offset = ?, topic_id = ?, log_end = ?, log_end_seen_at = ?
            where topic = ? and generation = ? and partition = ?
            """;

    private static final String SEE_LOG_END = """
            update landing.position set log_end = ?, log_end_seen_at = ?
            where topic = ? and generation = ? and partition = ? and topic_id = ? and log_end_seen_at < ?
            """;

    private static final Comparator<LogEnd> ORDER = Comparator.comparing(
                    (LogEnd end) -> end.position().topic())
            .thenComparingInt(end -> end.position().partition());

    private final JdbcTemplate jdbc;

    Positions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The positions of every topic's newest generation. */
    List<Position> current() {
        return jdbc.query(CURRENT, Positions::position);
    }

    /** Adds the positions of partitions that have none. Where another process was quicker, its row stays. */
    @Transactional
    void begin(Collection<LogEnd> beginnings) {
        var rows = beginnings.stream()
                .sorted(ORDER)
                .map(beginning -> new Object[] {
                    beginning.position().topic(),
                    beginning.position().generation(),
                    beginning.position().partition(),
                    beginning.position().nextOffset(),
                    beginning.position().topicId(),
                    beginning.offset(),
                    beginning.seenAt().atOffset(ZoneOffset.UTC)
                })
                .toList();
        jdbc.batchUpdate(BEGIN, rows);
    }

    /**
     * Moves the positions in the connection's transaction, as the last thing it does before it commits.
     *
     * @param moves in {@link Move#ORDER}
     * @throws PositionMovedException if one does not stand where it is expected: the transaction must be rolled back
     */
    public void move(Connection connection, List<Move> moves) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            for (Move move : moves) {
                update.setLong(1, move.next());
                update.setString(2, move.from().topic());
                update.setInt(3, move.from().generation());
                update.setInt(4, move.from().partition());
                update.setLong(5, move.from().nextOffset());
                update.addBatch();
            }
            int[] moved = update.executeBatch();
            for (int i = 0; i < moved.length; i++) {
                if (moved[i] != 1) {
                    throw new PositionMovedException(moves.get(i));
                }
            }
        }
    }

    /**
     * Moves one position over offsets that the log has lost, in the caller's transaction.
     *
     * @throws PositionMovedException if it does not stand where it is expected
     */
    void jump(Move move) {
        Position from = move.from();
        int moved =
                jdbc.update(MOVE, move.next(), from.topic(), from.generation(), from.partition(), from.nextOffset());
        if (moved != 1) {
            throw new PositionMovedException(move);
        }
    }

    /** The positions of one generation of a topic, held for the caller's transaction: nobody moves them meanwhile. */
    List<LogEnd> lock(String topic, int generation) {
        return jdbc.query(
                LOCK,
                (row, number) -> new LogEnd(
                        position(row, number),
                        row.getLong("log_end"),
                        row.getObject("log_end_seen_at", OffsetDateTime.class).toInstant()),
                topic,
                generation);
    }

    /**
     * Begins the next generation of a topic, in the caller's transaction. A row becomes its own successor's, and its old self is
     * added again: so a consumer that is waiting for the row finds it gone, and cannot move the old generation any more.
     *
     * @param predecessors locked by the caller
     * @param successors of all partitions that the topic has now
     */
    void succeed(Collection<LogEnd> predecessors, Collection<LogEnd> successors) {
        var old = predecessors.stream()
                .collect(Collectors.toMap(end -> end.position().partition(), end -> end));
        for (LogEnd successor : successors.stream().sorted(ORDER).toList()) {
            LogEnd predecessor = old.get(successor.position().partition());
            if (predecessor == null) {
                continue; // the topic had no such partition: the row is only added
            }
            jdbc.update(
                    SUCCEED,
                    successor.position().generation(),
                    successor.position().nextOffset(),
                    successor.position().topicId(),
                    successor.offset(),
                    successor.seenAt().atOffset(ZoneOffset.UTC),
                    predecessor.position().topic(),
                    predecessor.position().generation(),
                    predecessor.position().partition());
        }
        begin(predecessors);
        begin(successors); // those that are there already stay
    }

    /** The newest of the earlier generations of a partition's topic; null where there is none. */
    @Nullable
    Position predecessor(Position position) {
        return jdbc
                .query("""
                        select topic, generation, partition, next_offset, topic_id
                        from landing.position
                        where topic = ? and partition = ? and generation < ?
                        order by generation desc
                        limit 1
                        """, Positions::position, position.topic(), position.partition(), position.generation())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Looks whether the positions stand where a consumer left them.
     *
     * @throws PositionMovedException if one does not
     */
    public void requireUnmoved(Collection<Move> moves) {
        Set<Position> stored = Set.copyOf(current());
        for (Move move : moves) {
            if (!stored.contains(move.from())) {
                throw new PositionMovedException(move);
            }
        }
    }

    /** Writes down how far the logs go, as far as that is newer than what is known. */
    @Transactional
    void see(Collection<LogEnd> ends) {
        var rows = ends.stream()
                .sorted(ORDER)
                .map(end -> new Object[] {
                    end.offset(),
                    end.seenAt().atOffset(ZoneOffset.UTC),
                    end.position().topic(),
                    end.position().generation(),
                    end.position().partition(),
                    end.position().topicId(),
                    end.seenAt().atOffset(ZoneOffset.UTC)
                })
                .toList();
        jdbc.batchUpdate(SEE_LOG_END, rows);
    }

    private static Position position(ResultSet row, int number) throws SQLException {
        return new Position(
                row.getString("topic"),
                row.getInt("generation"),
                row.getInt("partition"),
                row.getLong("next_offset"),
                row.getString("topic_id"));
    }
}
