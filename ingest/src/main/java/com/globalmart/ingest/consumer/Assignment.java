package com.globalmart.ingest.consumer;

import com.globalmart.ingest.position.Move;
import com.globalmart.ingest.position.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The partitions of one consumer thread, which alone uses it. A partition is either <em>placed</em>, and then the position
 * that this consumer expects to find is known, or <em>held</em>, and then nothing of it is fetched.
 */
final class Assignment {

    private static final Duration AT_ONCE = Duration.ZERO; // a placed partition has its position in memory

    private final Map<TopicPartition, Position> placed = new HashMap<>();
    private final Set<TopicPartition> held = new HashSet<>();

    /** Fetches nothing of the partitions until they are placed. */
    void hold(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            placed.remove(partition);
            held.add(partition);
            consumer.seek(partition, 0); // any place will do: without one the consumer fails, paused or not
        }
        consumer.pause(partitions);
    }

    void holdAll(Consumer<?, ?> consumer) {
        hold(consumer, List.copyOf(placed.keySet()));
    }

    void place(Consumer<?, ?> consumer, Position position) {
        TopicPartition partition = position.topicPartition();
        consumer.seek(partition, position.nextOffset());
        consumer.resume(List.of(partition));
        held.remove(partition);
        placed.put(partition, position);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(placed::remove);
        held.removeAll(partitions);
    }

    Set<TopicPartition> held() {
        return Set.copyOf(held);
    }

    Collection<Position> placed() {
        return List.copyOf(placed.values());
    }

    boolean isPlaced(ConsumerRecord<?, ?> record) {
        return placed.containsKey(new TopicPartition(record.topic(), record.partition()));
    }

    /**
     * From where this consumer believes each position to be, to where it stands itself; only what moved, in order.
     *
     * @param records what the poll brought; a partition may also have moved over transaction markers alone
     */
    List<Move> moves(Consumer<?, ?> consumer, List<? extends ConsumerRecord<?, ?>> records) {
        var behindLast = new HashMap<TopicPartition, Long>();
        for (ConsumerRecord<?, ?> record : records) {
            behindLast.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        var moves = new ArrayList<Move>();
        placed.forEach((partition, position) -> {
            long next = next(consumer, partition, behindLast.getOrDefault(partition, position.nextOffset()));
            if (next > position.nextOffset()) {
                moves.add(new Move(position, next));
            }
        });
        moves.sort(Move.ORDER);
        return moves;
    }

    private static long next(Consumer<?, ?> consumer, TopicPartition partition, long behindLast) {
        try {
            return consumer.position(partition, AT_ONCE);
        } catch (TimeoutException e) {
            return behindLast; // its leader is being looked for; markers behind the last record come later
        }
    }

    /** After the moves were committed. */
    void moved(List<Move> moves) {
        for (Move move : moves) {
            placed.computeIfPresent(move.topicPartition(), (partition, position) -> position.at(move.next()));
        }
    }
}
