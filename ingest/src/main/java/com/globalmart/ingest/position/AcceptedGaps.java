package com.globalmart.ingest.position;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code landing.accepted_gap}: offsets that the log had lost, and that an operator gave up. */
@Repository
class AcceptedGaps {

    private final JdbcTemplate jdbc;

    AcceptedGaps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The moves that a request made already. */
    List<Move> of(long requestId) {
        return jdbc.query(
                "select topic, generation, partition, from_offset, to_offset from landing.accepted_gap where request_id = ?",
                (row, number) -> new Move(
                        new Position(
                                row.getString("topic"),
                                row.getInt("generation"),
                                row.getInt("partition"),
                                row.getLong("from_offset"),
                                ""),
                        row.getLong("to_offset")),
                requestId);
    }

    /** Adds the gap that a move goes over, in the caller's transaction. */
    void add(Move move, long requestId, Instant acceptedAt) {
        jdbc.update(
                """
                insert into landing.accepted_gap
                    (topic, generation, partition, from_offset, to_offset, request_id, accepted_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                move.from().topic(),
                move.from().generation(),
                move.from().partition(),
                move.from().nextOffset(),
                move.next(),
                requestId,
                acceptedAt.atOffset(ZoneOffset.UTC));
    }
}
