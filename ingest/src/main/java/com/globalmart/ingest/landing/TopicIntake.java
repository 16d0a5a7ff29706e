package com.globalmart.ingest.landing;

import com.globalmart.copy.RowEncoder;
import com.globalmart.ingest.contract.KeyReader;
import com.globalmart.ingest.contract.Reading;
import com.globalmart.ingest.contract.RecordReader;
import com.globalmart.ingest.deadletter.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one poll brought of one topic, read and sorted into good and bad. */
final class TopicIntake<T> {

    private final LandedTopic<T> topic;
    private final RowEncoder<LandingRow<T>> encoder;
    private final List<Landed<T>> good = new ArrayList<>();
    private final List<DeadLetter> bad = new ArrayList<>();

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
            case Reading.Readable<T>(T content) ->
                take(new LandingRow<>(
                        generation,
                        record.partition(),
                        record.offset(),
                        sentAt,
                        now,
                        topic.table().contentHash(content),
                        content));
            case Reading.Unreadable<T>(var reason, var detail) ->
                bad.add(new DeadLetter(
                        record.topic(),
                        generation,
                        record.partition(),
                        record.offset(),
                        reason,
                        detail,
                        record.key(),
                        record.value(),
                        sentAt,
                        now));
        }
    }

    private void take(LandingRow<T> row) {
        good.add(Landed.of(row, encoder.encode(row)));
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
