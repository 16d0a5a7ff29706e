package com.globalmart.generator.sending;

import com.globalmart.generator.event.Topic;
import com.globalmart.generator.record.Ledger;
import com.globalmart.generator.record.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and enters them in the ledger, in the order sent, once the broker has acknowledged them. If one record
 * fails, everything fails; the ledger then holds what had arrived. For one thread.
 */
public final class Sender implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final @Nullable Ledger ledger;
    private final Deque<Sent> unsettled = new ArrayDeque<>();
    private final Map<Topic, Long> arrived = new EnumMap<>(Topic.class);
    private volatile @Nullable String failure;

    Sender(Producer<byte[], byte[]> producer, @Nullable Ledger ledger) {
        this.producer = producer;
        this.ledger = ledger;
    }

    /** A sender to Kafka; it owns the ledger, where there is one. */
    public static Sender to(String bootstrapServers, @Nullable Ledger ledger) {
        try {
            return new Sender(new KafkaProducer<>(settings(bootstrapServers)), ledger);
        } catch (KafkaException exception) {
            throw new SendingException(
                    "cannot use Kafka at \"%s\": %s".formatted(bootstrapServers, Causes.of(exception)));
        }
    }

    /** Sends a record; returns before it has arrived. */
    public void send(Outgoing outgoing) {
        settle();
        Sent sent = new Sent(outgoing);
        unsettled.add(sent);
        Instant timestamp = outgoing.recordTimestamp();
        ProducerRecord<byte[], byte[]> kafkaRecord = new ProducerRecord<>(
                outgoing.topic().topicName(),
                null,
                timestamp == null ? null : timestamp.toEpochMilli(),
                outgoing.key().getBytes(StandardCharsets.UTF_8),
                outgoing.value());
        try {
            producer.send(kafkaRecord, (_, exception) -> acknowledge(sent, exception));
        } catch (KafkaException exception) {
            acknowledge(sent, exception);
        }
    }

    /** Enters what has arrived in the ledger; fails if a record failed. */
    public void settle() {
        while (!unsettled.isEmpty() && unsettled.getFirst().isAcknowledged) {
            enter(unsettled.removeFirst().outgoing);
        }
        String message = failure;
        if (message != null) {
            throw new SendingException(message);
        }
    }

    /** Waits until everything sent has arrived. */
    public void finish() {
        producer.flush();
        settle();
    }

    /** How many records of each topic have arrived. */
    public Map<Topic, Long> arrived() {
        return Collections.unmodifiableMap(arrived);
    }

    @Override
    public void close() {
        producer.close(CLOSING);
        for (Sent sent : unsettled) {
            if (sent.isAcknowledged) {
                enter(sent.outgoing);
            }
        }
        unsettled.clear();
        if (ledger == null) {
            return;
        }
        try {
            ledger.close();
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot write the ledger: " + exception.getMessage(), exception);
        }
    }

    /** Runs on the producer's thread. */
    private void acknowledge(Sent sent, @Nullable Exception exception) {
        if (exception == null) {
            sent.isAcknowledged = true;
            return;
        }
        if (failure == null) {
            failure = "a record for %s did not arrive: %s"
                    .formatted(sent.outgoing.topic().topicName(), Causes.of(exception));
        }
    }

    private void enter(Outgoing outgoing) {
        arrived.merge(outgoing.topic(), 1L, Long::sum);
        if (ledger == null) {
            return;
        }
        try {
            ledger.add(outgoing);
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot write the ledger: " + exception.getMessage(), exception);
        }
    }

    private static Properties settings(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "event-generator");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    /** A record on its way. */
    private static final class Sent {

        private final Outgoing outgoing;
        private volatile boolean isAcknowledged;

        private Sent(Outgoing outgoing) {
            this.outgoing = outgoing;
        }
    }
}
