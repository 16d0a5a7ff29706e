package com.globalmart.cli.demo;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the broker holds, asked of the broker itself. */
final class Log implements AutoCloseable {

    private final Admin admin;

    Log(String bootstrapServers) {
        var properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.admin = Admin.create(properties);
    }

    /** The offset that the next record of each partition will get, as {@code topic-partition}. */
    Map<String, Long> ends() {
        var ends = new TreeMap<String, Long>();
        offsets(OffsetSpec.latest()).forEach((partition, offset) -> ends.put(partition.toString(), offset.offset()));
        return ends;
    }

    /** How many records each topic holds. */
    Map<Topic, Long> records() {
        var records = new HashMap<Topic, Long>();
        for (var topic : Topic.values()) {
            records.put(topic, sum(topic, OffsetSpec.latest()) - sum(topic, OffsetSpec.earliest()));
        }
        return records;
    }

    private long sum(Topic topic, OffsetSpec which) {
        return offsets(which).entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(topic.title()))
                .mapToLong(partition -> partition.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec which) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic :
                answer(admin.describeTopics(Topic.titles()).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(partition -> asked.put(new TopicPartition(topic.name(), partition.partition()), which));
        }
        return answer(admin.listOffsets(asked).all());
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw CommandFailedException.failed(
                    "Kafka did not say what its topics %s hold: %s", Topic.titles(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailedException.failed("interrupted while asking Kafka");
        }
    }
}
