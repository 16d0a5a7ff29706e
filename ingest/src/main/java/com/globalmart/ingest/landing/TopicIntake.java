package com.globalmart.ingest.landing;

import com.globalmart.copy.CopyWriter;
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
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brought of one topic. A record is read when it is copied, so the database works on the first ones while the
 * others are still being read, and no more of them is in memory than the bytes that came.
 */
final class TopicIntake<T> {

    private final LandedTopic<T> topic;
    private final Instant now;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<Arrival, Refused> refused = new HashMap<>();
    private final List<Arrival> landed = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    /** @param now when the records came here */
    TopicIntake(LandedTopic<T> topic, Instant now) {
        this.topic = topic;
        this.now = now;
    }

    void add(Arrival arrival) {
        arrivals.add(arrival);
    }

    /** Copies what can be read and was not refused; of all others dead letters are made. Begins anew when called again. */
    void copy(Connection connection) throws SQLException {
        landed.clear();
        deadLetters.clear();
        copy(connection, arrivals);
    }

    /** Finds out what the table refuses, by trying in a transaction that is to be rolled back; it is not copied any more. */
    List<Refused> setAsideRefused(Connection connection, int allowed) throws SQLException {
        var search = new RefusedSearch(connection, topic.name(), some -> copy(connection, some), allowed);
        List<Refused> found = search.among(arrivals);
        found.forEach(one -> refused.put(one.arrival(), one));
        return found;
    }

    private void copy(Connection connection, List<Arrival> some) throws SQLException {
        CopyWriter<Landed<T>> writer = null; // begun with the first row: a poll may bring none
        try {
            for (Arrival arrival : some) {
                Landed<T> row = read(arrival);
                if (row != null) {
                    writer = writer == null ? topic.table().open(connection) : writer;
                    write(writer, row, arrival);
                }
            }
            if (writer != null) {
                writer.finish();
            }
        } finally {
            if (writer != null) {
                writer.close();
            }
        }
    }

    private void write(CopyWriter<Landed<T>> writer, Landed<T> row, Arrival arrival) throws SQLException {
        try {
            writer.write(row);
            landed.add(arrival);
        } catch (IllegalArgumentException e) { // a value that its column cannot hold
            deadLetter(arrival, Reason.INVALID_FIELD, "it cannot be copied: %s".formatted(e.getMessage()));
        }
    }

    private @Nullable Landed<T> read(Arrival arrival) {
        Refused known = refused.get(arrival);
        if (known != null) {
            deadLetter(arrival, Reason.INVALID_FIELD, known.detail());
            return null;
        }
        ConsumerRecord<byte[], byte[]> record = arrival.record();
        return switch (reading(record)) {
            case Reading.Readable<T>(T content) ->
                new Landed<>(
                        arrival.generation(),
                        record.partition(),
                        record.offset(),
                        RecordTime.of(record, now),
                        now,
                        topic.table().contentHash(content),
                        content);
            case Reading.Unreadable<T>(var reason, var detail) -> {
                deadLetter(arrival, reason, detail);
                yield null;
            }
        };
    }

    /** What the record says. */
    Reading<T> reading(ConsumerRecord<byte[], byte[]> record) {
        LandedTopic.Deletion<T> deletion = topic.deletion();
        if (record.value() == null && deletion != null) {
            return KeyReader.read(record.key(), key -> deletion.of(key, RecordTime.of(record, now)));
        }
        return RecordReader.read(record.value(), topic.parser());
    }

    private void deadLetter(Arrival arrival, Reason reason, String detail) {
        ConsumerRecord<byte[], byte[]> record = arrival.record();
        deadLetters.add(new DeadLetter(
                topic.name(),
                arrival.generation(),
                record.partition(),
                record.offset(),
                reason,
                detail,
                record.key(),
                record.value(),
                RecordTime.of(record, now),
                now));
    }

    String topic() {
        return topic.name();
    }

    /** How many records there are, good or bad. */
    int size() {
        return arrivals.size();
    }

    /** How many were set aside. */
    int refused() {
        return refused.size();
    }

    /** How many were copied. */
    int landed() {
        return landed.size();
    }

    /** The own timestamp of one of those that were copied. */
    Instant recordTimestamp(int index) {
        return RecordTime.of(landed.get(index).record(), now);
    }

    /** After the copy. */
    List<DeadLetter> deadLetters() {
        return deadLetters;
    }
}
