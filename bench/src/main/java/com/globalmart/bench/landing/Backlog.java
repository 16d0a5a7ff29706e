package com.globalmart.bench.landing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The same records again and again, as backlogs that are there all at once: they are sent inside a transaction of Kafka, of
 * which ingest, which reads committed records only, sees nothing before it is committed. So an ingest that already runs,
 * warm, can be given a whole backlog at one instant.
 */
final class Backlog implements AutoCloseable {

    static final List<String> TOPICS = List.of(
            "transactions-topic", "product-views-topic", "cart-events-topic", "customers-topic", "products-topic");

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final int LONGEST_TRANSACTION_MS = 900_000; // the most that a broker allows

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> originalEnds;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    /** What the topics hold now, and hold from their beginning, is what will be sent again. */
    Backlog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                consumerSettings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                producerSettings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        originalEnds = consumer.endOffsets(partitions());
        ends.putAll(originalEnds);
        consumer.assign(originalEnds.keySet());
        producer.initTransactions();
    }

    /** How many records one backlog has. */
    long records() {
        return originalEnds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The offset behind the last record of each partition that was ever sent. */
    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    /** Sends all of it, each record to the partition it was in; nobody sees it yet. */
    void prepare() {
        producer.beginTransaction();
        consumer.seekToBeginning(originalEnds.keySet());
        var missing = new HashMap<>(originalEnds);
        while (missing.values().stream().anyMatch(left -> left > 0)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (missing.getOrDefault(partition, 0L) > 0) { // behind the originals stand those of earlier rounds
                    send(partition, record);
                    missing.merge(partition, -1L, Long::sum);
                }
            }
        }
        producer.flush();
    }

    private void send(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        producer.send(
                new ProducerRecord<>(partition.topic(), partition.partition(), record.key(), record.value()),
                (sent, failure) -> {
                    if (failure == null) {
                        ends.merge(partition, sent.offset() + 1, Math::max);
                    }
                });
    }

    /** Shows all of it to everybody. Fails if a record did not arrive. */
    void release() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
        consumer.close();
    }

    private Collection<TopicPartition> partitions() {
        return TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static Properties consumerSettings(String bootstrapServers) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return settings;
    }

    /** Batches as the event generator makes them. */
    private static Properties producerSettings(String bootstrapServers) {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "backlog");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_TRANSACTION_MS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        return settings;
    }
}
