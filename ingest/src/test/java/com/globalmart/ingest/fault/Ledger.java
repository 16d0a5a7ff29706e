package com.globalmart.ingest.fault;

import com.globalmart.ingest.TestPlatform;
import com.globalmart.ingest.fault.Events.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What the broker has acknowledged of one test, kept outside the system that is tested. May be used by several threads. */
final class Ledger implements AutoCloseable {

    /**
     * A record that the broker has.
     *
     * @param id under which it is to land; null where the record is bad or its id is of no interest
     */
    record Sent(
            String topic,
            int partition,
            long offset,
            @Nullable UUID id) {}

    private final KafkaProducer<byte[], byte[]> producer =
            TestPlatform.producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 20));
    private final Collection<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();

    /** Hands the record to the producer and does not wait. */
    void post(Event event) {
        post(event.record(), event.id());
    }

    /** Sends the records and waits until the broker has them. */
    void send(Collection<Event> events) {
        events.forEach(this::post);
        flush();
    }

    /** Sends records that are of no interest but for their place, and waits until the broker has them. */
    void sendRaw(List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(record -> post(record, null));
        flush();
    }

    void post(ProducerRecord<byte[], byte[]> record, @Nullable UUID id) {
        producer.send(record, (metadata, failure) -> note(metadata, failure, id));
    }

    private void note(RecordMetadata metadata, @Nullable Exception failure, @Nullable UUID id) {
        if (failure == null) {
            sent.add(new Sent(metadata.topic(), metadata.partition(), metadata.offset(), id));
        } else {
            refusal.compareAndSet(null, failure);
        }
    }

    /** Waits until the broker has all that was posted. */
    void flush() {
        producer.flush();
        Exception failure = refusal.get();
        if (failure != null) {
            throw new IllegalStateException("the broker refused a record of the test", failure);
        }
    }

    /** The log has lost these before they landed, as the test wanted. */
    void strike(String topic, int partition, long from, long to) {
        sent.removeIf(record -> record.topic().equals(topic)
                && record.partition() == partition
                && record.offset() >= from
                && record.offset() < to);
    }

    List<Sent> sent() {
        return new ArrayList<>(sent);
    }

    int size() {
        return sent.size();
    }

    @Override
    public void close() {
        producer.close();
    }
}
