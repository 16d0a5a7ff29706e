package com.globalmart.ingest.position;

import com.globalmart.ingest.health.Disturbance;
import com.globalmart.ingest.health.IngestCondition;
import com.globalmart.ingest.health.IngestMetrics;
import com.globalmart.ingest.health.IngestMetrics.PartitionLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down, every second and for idle partitions too, how far the logs go: the nightly load waits until everything up to
 * a log end that was seen after its day has landed.
 */
@Component
public class LogEndWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LogEndWatch.class);

    private final Topics topics;
    private final TopicNames topicNames;
    private final StartingPoints startingPoints;
    private final Positions positions;
    private final IngestCondition condition;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Disturbance blindness = new Disturbance();
    private final Map<TopicPartition, LagClock> lagClocks = new HashMap<>(); // of the watch's own thread
    private volatile Map<String, String> topicIds = Map.of();

    LogEndWatch(
            Topics topics,
            TopicNames topicNames,
            StartingPoints startingPoints,
            Positions positions,
            IngestCondition condition,
            IngestMetrics metrics,
            Clock clock) {
        this.topics = topics;
        this.topicNames = topicNames;
        this.startingPoints = startingPoints;
        this.positions = positions;
        this.condition = condition;
        this.metrics = metrics;
        this.clock = clock;
    }

    void look() {
        try {
            see();
            condition.logEndsSeen();
            Duration lasted = blindness.over(clock.instant());
            if (lasted != null) {
                LOG.info("the ends of the logs are seen again, after {} s", lasted.toSeconds());
            }
        } catch (RuntimeException e) { // whatever it is: the next look is in a second
            metrics.lagsUnknown();
            condition.logEndsNotSeen(String.valueOf(e.getMessage()));
            Duration lasts = blindness.met(clock.instant());
            if (lasts != null) {
                LOG.warn(
                        "the ends of the logs cannot be seen for {} s, trying on: {}",
                        lasts.toSeconds(),
                        e.getMessage());
            }
        }
    }

    /** Whether the topic is, as far as was seen last, another one than the position belongs to. */
    public boolean isAnotherTopic(Position position) {
        String id = topicIds.get(position.topic());
        return id != null && !id.equals(position.topicId());
    }

    private void see() {
        Map<String, TopicDescription> existing = topics.existing();
        topicIds = existing.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, topic -> topic.getValue().topicId().toString()));
        tellMissing(existing.keySet());
        List<Position> seen = startingPoints.complete(existing).stream()
                .filter(position -> position.topicId().equals(topicIds.get(position.topic())))
                .toList();
        Instant before = clock.instant();
        Map<TopicPartition, Long> ends =
                topics.committedEnds(seen.stream().map(Position::topicPartition).toList());
        positions.see(seen.stream()
                .filter(position -> ends.containsKey(position.topicPartition()))
                .map(position -> new LogEnd(position, ends.getOrDefault(position.topicPartition(), 0L), before))
                .toList());
        tellLag(seen, ends, before);
    }

    private void tellMissing(Set<String> existing) {
        var missing = new TreeSet<>(topicNames.names());
        missing.removeAll(existing);
        if (condition.topicsMissing(missing)) {
            if (missing.isEmpty()) {
                LOG.info("all topics are there: {}", topicNames.names());
            } else {
                LOG.warn("waiting for topics that are not at the broker yet: {}; the others land", missing);
            }
        }
    }

    private void tellLag(List<Position> seen, Map<TopicPartition, Long> ends, Instant at) {
        lagClocks.keySet().retainAll(seen.stream().map(Position::topicPartition).toList());
        metrics.lags(seen.stream()
                .map(position -> lag(position, ends.getOrDefault(position.topicPartition(), 0L), at))
                .toList());
    }

    private PartitionLag lag(Position position, long end, Instant at) {
        Instant since = lagClocks
                .computeIfAbsent(position.topicPartition(), partition -> new LagClock())
                .look(position.nextOffset(), end, at);
        return new PartitionLag(
                position.topic(), position.partition(), Math.max(0, end - position.nextOffset()), since);
    }
}
