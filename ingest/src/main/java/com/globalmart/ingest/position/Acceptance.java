package com.globalmart.ingest.position;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Goes on with a partition that is not read, because an operator accepts what its log has become. The consumers find out by
 * themselves. Asking again, after a crash, finds what was done and says the same.
 */
@Component
public class Acceptance {

    private final Positions positions;
    private final AcceptedGaps gaps;
    private final Topics topics;
    private final TransactionOperations transaction;
    private final Clock clock;

    Acceptance(Positions positions, AcceptedGaps gaps, Topics topics, TransactionOperations transaction, Clock clock) {
        this.positions = positions;
        this.gaps = gaps;
        this.topics = topics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Accepts the log of a partition as it is now.
     *
     * @param expected where the position stands, as the operator saw it
     * @return what was done, a sentence
     * @throws NotAcceptableException if the partition can be read, or its position stands somewhere else
     * @throws BrokerUnavailableException if the broker does not say how far the log goes
     */
    public String accept(long requestId, TopicPartition partition, long expected) {
        for (Move done : gaps.of(requestId)) {
            return gaveUp(done);
        }
        var existing = topics.existing();
        TopicDescription topic = existing.get(partition.topic());
        if (topic == null || topic.partitions().size() <= partition.partition() || partition.partition() < 0) {
            throw new NotAcceptableException("%s is not at the broker, which has the topics %s"
                    .formatted(partition, existing.keySet().stream().sorted().toList()));
        }
        Position stored = stored(partition);
        Logs logs = logs(topic);
        Log log = logs.of(partition);
        Log.Fit fit = log.fit(stored);
        if (fit == Log.Fit.READABLE || stored.nextOffset() != expected) {
            return alreadyAccepted(stored, expected, log, fit);
        }
        return switch (fit) {
            case BEGINNING_LOST -> giveUp(requestId, new Move(stored, log.beginning()));
            case OTHER_TOPIC -> {
                succeed(stored, logs, null);
                yield "generation %d of %s begins: all %d partitions of the topic that was made anew, from their logs' beginning"
                        .formatted(
                                stored.generation() + 1,
                                partition.topic(),
                                logs.logs().size());
            }
            case END_LOST -> {
                succeed(stored, logs, partition);
                yield "generation %d of %s begins: %s from offset %d, the beginning of its log, the others where they stood"
                        .formatted(stored.generation() + 1, partition.topic(), partition, log.beginning());
            }
            case READABLE -> throw new IllegalStateException("%s can be read".formatted(partition));
        };
    }

    private Position stored(TopicPartition partition) {
        return positions.current().stream()
                .filter(position -> position.topicPartition().equals(partition))
                .findAny()
                .orElseThrow(() -> new NotAcceptableException(
                        "%s has no position: accept partition 0, and all of the topic goes with it"
                                .formatted(partition)));
    }

    private String alreadyAccepted(Position stored, long expected, Log log, Log.Fit fit) {
        Position predecessor = positions.predecessor(stored);
        if (predecessor != null && predecessor.nextOffset() == expected) {
            return "generation %d of %s has begun already".formatted(stored.generation(), stored.topic());
        }
        throw new NotAcceptableException(
                fit == Log.Fit.READABLE
                        ? "%s can be read from its position %d, its log goes from %d to %d: there is nothing to accept"
                                .formatted(stored.topicPartition(), stored.nextOffset(), log.beginning(), log.end())
                        : "the position of %s is %d, expected %d: look again what is to be accepted"
                                .formatted(stored.topicPartition(), stored.nextOffset(), expected));
    }

    private String giveUp(long requestId, Move move) {
        Instant now = clock.instant();
        try {
            transaction.executeWithoutResult(status -> {
                positions.jump(move);
                gaps.add(move, requestId, now);
            });
        } catch (PositionMovedException e) {
            throw moved(move.from());
        }
        return gaveUp(move);
    }

    private static String gaveUp(Move move) {
        return "offsets %d to %d of %s, which its log has lost, are given up: it goes on at offset %d"
                .formatted(move.from().nextOffset(), move.next() - 1, move.topicPartition(), move.next());
    }

    /**
     * Begins the next generation of the topic.
     *
     * @param fromBeginning the one partition that begins anew, the others go on; null: all begin anew
     */
    private void succeed(Position judged, Logs logs, @Nullable TopicPartition fromBeginning) {
        transaction.executeWithoutResult(status -> {
            List<LogEnd> predecessors = positions.lock(judged.topic(), judged.generation());
            if (!positions.current().contains(judged)) {
                throw moved(judged); // by somebody who was quicker
            }
            var successors = new ArrayList<LogEnd>();
            logs.logs().forEach((partition, log) -> {
                Position old =
                        partition.equals(fromBeginning) || fromBeginning == null ? null : find(predecessors, partition);
                successors.add(new LogEnd(
                        new Position(
                                judged.topic(),
                                judged.generation() + 1,
                                partition.partition(),
                                old == null ? log.beginning() : old.nextOffset(),
                                log.topicId()),
                        log.end(),
                        logs.seenAt()));
            });
            positions.succeed(predecessors, successors);
        });
    }

    private static @Nullable Position find(List<LogEnd> positions, TopicPartition partition) {
        return positions.stream()
                .map(LogEnd::position)
                .filter(position -> position.topicPartition().equals(partition))
                .findAny()
                .orElse(null);
    }

    private static NotAcceptableException moved(Position judged) {
        return new NotAcceptableException("the position of %s is not %d any more: look again what is to be accepted"
                .formatted(judged.topicPartition(), judged.nextOffset()));
    }

    private Logs logs(TopicDescription topic) {
        var partitions = topic.partitions().stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        Instant before = clock.instant();
        var beginnings = topics.beginnings(partitions);
        var ends = topics.ends(partitions);
        var logs = new TreeMap<TopicPartition, Log>(Comparator.comparingInt(TopicPartition::partition));
        for (TopicPartition partition : partitions) {
            logs.put(
                    partition,
                    new Log(
                            topic.topicId().toString(),
                            beginnings.getOrDefault(partition, 0L),
                            ends.getOrDefault(partition, 0L)));
        }
        return new Logs(logs, before);
    }

    /**
     * The logs of a topic.
     *
     * @param seenAt before the broker was asked
     */
    private record Logs(Map<TopicPartition, Log> logs, Instant seenAt) {

        Log of(TopicPartition partition) {
            Log log = logs.get(partition);
            if (log == null) {
                throw new IllegalStateException("the broker did not say where %s begins or ends".formatted(partition));
            }
            return log;
        }
    }
}
