package com.globalmart.ingest.position;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The topics as the broker has them now. Every question may fail with a {@link BrokerUnavailableException}. */
@Component
public class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Admin admin;
    private final TopicNames topicNames;
    private final TopicSettings settings;

    Topics(Admin admin, TopicNames topicNames, TopicSettings settings) {
        this.admin = admin;
        this.topicNames = topicNames;
        this.settings = settings;
    }

    /** Makes the topics that are missing, where the settings say so. Records stay in them for good. */
    public void createMissing() {
        if (!settings.create()) {
            answer(admin.describeCluster().clusterId());
            return;
        }
        var existing = answer(admin.listTopics().names());
        for (String name : topicNames.names()) {
            if (!existing.contains(name)) {
                create(name);
            }
        }
    }

    private void create(String name) {
        var topic = new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        try {
            answer(admin.createTopics(List.of(topic)).all());
            LOG.info("made topic {} with {} partitions", name, settings.partitions());
        } catch (TopicExistsException e) {
            LOG.debug("topic {} was made by another process", name, e);
        }
    }

    /** Asks whether the topics of the moves are still those that the positions belong to; does not wait for the answer. */
    public TopicCheck ask(List<Move> moves) {
        var expected = new HashMap<String, String>();
        moves.forEach(move -> expected.put(move.from().topic(), move.from().topicId()));
        var asked = admin.describeTopics(expected.keySet()).topicNameValues();
        return new TopicCheck(expected, () -> {
            var ids = new HashMap<String, String>();
            asked.forEach((name, description) -> id(description).ifPresent(id -> ids.put(name, id)));
            return ids;
        });
    }

    private Optional<String> id(KafkaFuture<TopicDescription> description) {
        try {
            return Optional.of(answer(description).topicId().toString());
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** The topics that exist, by name. */
    Map<String, TopicDescription> existing() {
        var existing = answer(admin.listTopics().names());
        var wanted = topicNames.names().stream().filter(existing::contains).toList();
        return wanted.isEmpty() ? Map.of() : answer(admin.describeTopics(wanted).allTopicNames());
    }

    /** The first offset that each log still has. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /** The offset behind the last record of each log, committed or not. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /** The offset behind the last record that a consumer of committed records can see. */
    Map<TopicPartition, Long> committedEnds(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        var questions = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answers = answer(
                admin.listOffsets(questions, new ListOffsetsOptions(isolation)).all());
        return answers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answered -> answered.getValue().offset()));
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerUnavailableException("the broker did not answer within " + settings.answerTimeout(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            if (e.getCause() instanceof RetriableException retriable) {
                throw new BrokerUnavailableException("the broker cannot answer now: " + retriable.getMessage(), e);
            }
            throw new IllegalStateException("the broker refused: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted while waiting for the broker", e);
        }
    }
}
