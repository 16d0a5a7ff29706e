package com.globalmart.ingest.landing;

import com.globalmart.ingest.position.Move;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The database refused what a poll brought; nothing of it has landed. */
public final class LandingFailedException extends RuntimeException {

    LandingFailedException(List<Move> moves, SQLException cause) {
        super(
                "landing %s failed: %s (SQLSTATE %s)"
                        .formatted(described(moves), DatabaseRefusal.of(cause).message(), cause.getSQLState()),
                cause);
    }

    private static String described(List<Move> moves) {
        return moves.stream()
                .map(move -> "%s from offset %d to %d"
                        .formatted(move.topicPartition(), move.from().nextOffset(), move.next()))
                .collect(Collectors.joining(", "));
    }
}
