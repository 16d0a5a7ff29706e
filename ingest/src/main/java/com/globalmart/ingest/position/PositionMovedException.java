package com.globalmart.ingest.position;

/** A position does not stand where this consumer left it: another one has been here, and nothing of this poll may land. */
public final class PositionMovedException extends RuntimeException {

    PositionMovedException(Move move) {
        super(
                ("the position of %s (generation %d) is not %d, where this consumer left it: another consumer has moved it, or"
                                + " a new generation was accepted")
                        .formatted(
                                move.topicPartition(),
                                move.from().generation(),
                                move.from().nextOffset()));
    }
}
