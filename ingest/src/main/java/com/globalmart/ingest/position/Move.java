package com.globalmart.ingest.position;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/**
 * A position that is to move, if it still stands where its consumer believes.
 *
 * @param from where the consumer began: its seek, or its own last commit
 * @param next where the consumer stands now, behind {@code from}
 */
public record Move(Position from, long next) {

    /** Every transaction locks positions in this order, so that none waits for another in a circle. */
    public static final Comparator<Move> ORDER = Comparator.comparing(
                    (Move move) -> move.from().topic())
            .thenComparingInt(move -> move.from().partition());

    public Move {
        if (from.nextOffset() < 0 || next <= from.nextOffset()) {
            throw new IllegalArgumentException("%s is to move from %d to %d, expected forwards"
                    .formatted(from.topicPartition(), from.nextOffset(), next));
        }
    }

    public TopicPartition topicPartition() {
        return from.topicPartition();
    }

    /** Whether the record stands on the way. */
    public boolean isOver(long offset) {
        return offset >= from.nextOffset() && offset < next;
    }
}
