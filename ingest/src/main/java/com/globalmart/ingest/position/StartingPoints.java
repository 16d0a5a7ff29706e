package com.globalmart.ingest.position;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells where partitions are to be read from. A partition without a position begins at the log's beginning. */
@Component
public class StartingPoints {

    private static final int FIRST_GENERATION = 1;

    private final Positions positions;
    private final Topics topics;
    private final Clock clock;

    StartingPoints(Positions positions, Topics topics, Clock clock) {
        this.positions = positions;
        this.topics = topics;
        this.clock = clock;
    }

    /** A starting point for each of the partitions. */
    public Map<TopicPartition, StartingPoint> of(Collection<TopicPartition> partitions) {
        Map<String, TopicDescription> existing = topics.existing();
        var known = partitions.stream()
                .filter(partition -> exists(partition, existing))
                .toList();
        var stored =
                complete(existing).stream().collect(Collectors.toMap(Position::topicPartition, Function.identity()));
        var beginnings = topics.beginnings(known);
        var ends = topics.ends(known);
        var points = new HashMap<TopicPartition, StartingPoint>();
        for (TopicPartition partition : partitions) {
            TopicDescription topic = existing.get(partition.topic());
            if (topic == null || !known.contains(partition)) {
                points.put(
                        partition, new StartingPoint.Refused("%s is not at the broker any more".formatted(partition)));
                continue;
            }
            points.put(
                    partition,
                    judged(
                            partition,
                            stored.get(partition),
                            new Log(
                                    topic.topicId().toString(),
                                    beginnings.getOrDefault(partition, 0L),
                                    ends.getOrDefault(partition, Long.MAX_VALUE))));
        }
        return points;
    }

    /** The positions of all partitions that exist; those that had none are begun. */
    List<Position> complete(Map<String, TopicDescription> existing) {
        List<Position> stored = positions.current();
        List<TopicPartition> missing = missing(existing, stored);
        if (missing.isEmpty()) {
            return stored;
        }
        Instant before = clock.instant();
        var beginnings = topics.beginnings(missing);
        var ends = topics.committedEnds(missing);
        positions.begin(missing.stream()
                .map(partition -> new LogEnd(
                        new Position(
                                partition.topic(),
                                generation(partition.topic(), stored),
                                partition.partition(),
                                offset(beginnings, partition),
                                id(existing, partition.topic())),
                        offset(ends, partition),
                        before))
                .toList());
        return positions.current();
    }

    private static List<TopicPartition> missing(Map<String, TopicDescription> existing, List<Position> stored) {
        var known = stored.stream().collect(Collectors.groupingBy(Position::topic));
        var missing = new ArrayList<TopicPartition>();
        for (TopicDescription topic : existing.values()) {
            List<Position> ofTopic = known.getOrDefault(topic.name(), List.of());
            if (ofTopic.stream()
                    .anyMatch(position ->
                            !position.topicId().equals(topic.topicId().toString()))) {
                continue; // another topic of this name: nothing of it begins before an operator accepts it
            }
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (ofTopic.stream().noneMatch(position -> position.partition() == partition.partition())) {
                    missing.add(new TopicPartition(topic.name(), partition.partition()));
                }
            }
        }
        return missing;
    }

    private static StartingPoint judged(TopicPartition partition, @Nullable Position stored, Log log) {
        return switch (log.fit(stored)) {
            case READABLE -> new StartingPoint.Stored(Objects.requireNonNull(stored));
            case OTHER_TOPIC ->
                refused(
                        ("%s has the topic id %s, expected %s: the topic was deleted and made anew. Nothing of it lands"
                                        + " until an operator accepts it as a new generation")
                                .formatted(partition, log.topicId(), stored == null ? "a known one" : stored.topicId()),
                        stored == null ? new TopicPartition(partition.topic(), 0) : partition);
            case BEGINNING_LOST, END_LOST ->
                refused(
                        ("%s is to be read from offset %d, but its log goes from %d to %d: records are missing at the"
                                        + " broker. Nothing of it lands until the log is mended, or an operator accepts"
                                        + " that they are gone")
                                .formatted(
                                        partition,
                                        Objects.requireNonNull(stored).nextOffset(),
                                        log.beginning(),
                                        log.end()),
                        partition);
        };
    }

    private static StartingPoint.Refused refused(String reason, TopicPartition toAccept) {
        return new StartingPoint.Refused("%s: ./globalmart landing accept %s %d --reason ..."
                .formatted(reason, toAccept.topic(), toAccept.partition()));
    }

    private static boolean exists(TopicPartition partition, Map<String, TopicDescription> existing) {
        TopicDescription topic = existing.get(partition.topic());
        return topic != null && topic.partitions().stream().anyMatch(info -> info.partition() == partition.partition());
    }

    private static int generation(String topic, List<Position> stored) {
        return stored.stream()
                .filter(position -> position.topic().equals(topic))
                .mapToInt(Position::generation)
                .findAny()
                .orElse(FIRST_GENERATION);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException("the broker did not say where %s begins or ends".formatted(partition));
        }
        return offset;
    }

    private static String id(Map<String, TopicDescription> existing, String topic) {
        TopicDescription description = existing.get(topic);
        if (description == null) {
            throw new IllegalStateException("topic %s is not described".formatted(topic));
        }
        return description.topicId().toString();
    }
}
