package com.globalmart.ingest.landing;

import com.globalmart.copy.RowEncoder;
import com.globalmart.ingest.contract.KeyReader;
import com.globalmart.ingest.contract.Reading;
import com.globalmart.ingest.contract.Reason;
import com.globalmart.ingest.contract.RecordReader;
import com.globalmart.ingest.deadletter.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one poll brought of one topic, read and sorted into good and bad. */
final class TopicIntake<T> {

    private final LandedTopic<T> topic;
    private final RowEncoder<LandingRow<T>> encoder;
    private final List<Landed<T>> good = new ArrayList<>();
    private final List<DeadLetter> bad = new ArrayList<>();
    private int refused;

    TopicIntake(LandedTopic<T> topic) {
        this.topic = topic;
        this.encoder = topic.table().encoder();
    }

    /**
     * @param generation of the topic
     * @param now when the record came here
     */
    void add(ConsumerRecord<byte[], byte[]> record, int generation, Instant now) {
        Instant sentAt = RecordTime.of(record, now);
        switch (read(record, sentAt)) {
            case Reading.Readable<T>(T content) -> take(record, content, generation, sentAt, now);
            case Reading.Unreadable<T>(var reason, var detail) ->
                bad.add(deadLetter(record, generation, reason, detail, sentAt, now));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, T content, int generation, Instant sentAt, Instant now) {
        var row = new LandingRow<>(
                generation,
                record.partition(),
                record.offset(),
                sentAt,
                now,
                topic.table().contentHash(content),
                content);
        try {
            good.add(Landed.of(row, encoder.encode(row)));
        } catch (IllegalArgumentException e) { // a value that its column cannot hold
            var detail = "it cannot be copied: %s".formatted(e.getMessage());
            bad.add(deadLetter(record, generation, Reason.INVALID_FIELD, detail, sentAt, now));
        }
    }

    private DeadLetter deadLetter(
            ConsumerRecord<byte[], byte[]> record,
            int generation,
            Reason reason,
            String detail,
            Instant sentAt,
            Instant now) {
        return new DeadLetter(
                topic.name(),
                generation,
                record.partition(),
                record.offset(),
                reason,
                detail,
                record.key(),
                record.value(),
                sentAt,
                now);
    }

    private Reading<T> read(ConsumerRecord<byte[], byte[]> record, Instant sentAt) {
        LandedTopic.Deletion<T> deletion = topic.deletion();
        if (record.value() == null && deletion != null) {
            return KeyReader.read(record.key(), key -> deletion.of(key, sentAt));
        }
        return RecordReader.read(record.value(), topic.parser());
    }

    void copy(Connection connection) throws SQLException {
        if (!good.isEmpty()) {
            topic.table().copy(connection, good);
        }
    }

    /** The good ones that their table does not take, found by trying in a transaction that is to be rolled back. */
    List<Refused<T>> refused(Connection connection, int allowed) throws SQLException {
        return new RefusedSearch<>(connection, topic, allowed).among(good);
    }

    /**
     * Makes dead letters of records that were taken for good.
     *
     * @param refused some of them
     * @param came what the poll brought, where their bytes are
     */
    void setAside(List<Refused<T>> refused, List<ConsumerRecord<byte[], byte[]>> came) {
        var byPlace = new HashMap<Place, Refused<T>>();
        refused.forEach(one -> byPlace.put(Place.of(one.record()), one));
        this.refused += refused.size();
        good.removeIf(record -> byPlace.containsKey(Place.of(record)));
        for (ConsumerRecord<byte[], byte[]> record : came) {
            Refused<T> one = record.topic().equals(topic.name())
                    ? byPlace.get(new Place(record.partition(), record.offset()))
                    : null;
            if (one != null) {
                Landed<T> taken = one.record();
                bad.add(deadLetter(
                        record,
                        taken.generation(),
                        Reason.INVALID_FIELD,
                        one.detail(),
                        taken.recordTimestamp(),
                        taken.landedAt()));
            }
        }
    }

    private record Place(int partition, long offset) {
        static Place of(Landed<?> record) {
            return new Place(record.partition(), record.offset());
        }
    }

    /** How many were set aside. */
    int refused() {
        return refused;
    }

    /** Good records, as {@link #landed()} counts them. */
    List<Landed<T>> good() {
        return good;
    }

    String topic() {
        return topic.name();
    }

    int landed() {
        return good.size();
    }

    List<DeadLetter> deadLetters() {
        return bad;
    }
}
