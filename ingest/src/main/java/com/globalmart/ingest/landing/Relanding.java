package com.globalmart.ingest.landing;

import com.globalmart.ingest.contract.Reading;
import com.globalmart.ingest.position.MendedPositions;
import com.globalmart.ingest.position.Move;
import com.globalmart.ingest.position.Position;
import com.globalmart.ingest.selection.Place;
import com.globalmart.ingest.selection.Resolution;
import com.globalmart.ingest.selection.SelectedRecord;
import com.globalmart.ingest.selection.SelectedRecords;
import com.globalmart.ingest.selection.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lands records that an operator selected, mended or as they came, in partition -1 of their topic: dead letters and quarantined
 * records. The rows, what became of the records and the position of partition -1 commit together, so each lands once, whoever asks
 * how often.
 */
@Component
public class Relanding {

    private final Map<String, LandedTopic<?>> topics;
    private final MendedPositions positions;
    private final Clock clock;

    Relanding(List<LandedTopic<?>> topics, MendedPositions positions, Clock clock) {
        this.topics = topics.stream().collect(Collectors.toMap(LandedTopic::name, Function.identity()));
        this.positions = positions;
        this.clock = clock;
    }

    /** Lands those records of the selection that are still open and can be read now. Doing it again does nothing. */
    public Tally land(long requestId, SelectedRecords selected, UUID selection) throws SQLException {
        var tally = new Tally(requestId, selected.noun(), "landed");
        selected.inTurn(selection, (connection, records) -> {
            land(connection, selected, records, new Resolution(requestId, clock.instant()), tally);
            records.stream().filter(record -> !record.isOpen()).forEach(tally::closed);
        });
        return tally;
    }

    private void land(
            Connection connection, SelectedRecords selected, List<SelectedRecord> records, Resolution by, Tally tally)
            throws SQLException {
        Position position = positions.lock(connection, records.getFirst().topic(), by.at());
        var open = records.stream().filter(SelectedRecord::isOpen).toList();
        List<SelectedRecord> landed = copyTogether(connection, open, position, by.at(), tally);
        if (landed.isEmpty()) {
            return;
        }
        selected.landed(connection, landed, new Place(position.generation(), position.nextOffset()), by);
        positions.move(connection, new Move(position, position.nextOffset() + landed.size()), by.at());
        tally.carriedOut(landed.size());
    }

    /** Returns those that can be read, and that their table took. */
    private List<SelectedRecord> copyTogether(
            Connection connection, List<SelectedRecord> records, Position position, Instant now, Tally tally)
            throws SQLException {
        TopicIntake<?> intake = intake(position.topic(), now);
        var readable = new ArrayList<SelectedRecord>();
        for (SelectedRecord selected : records) {
            add(selected, intake, position, readable.size())
                    .ifPresentOrElse(objection -> tally.cannotLand(selected, objection), () -> readable.add(selected));
        }
        return objection(connection, intake) == null
                ? readable
                : copyOneByOne(connection, readable, position, now, tally);
    }

    /** A record that is refused keeps none of its neighbours from landing. */
    private List<SelectedRecord> copyOneByOne(
            Connection connection, List<SelectedRecord> records, Position position, Instant now, Tally tally)
            throws SQLException {
        var landed = new ArrayList<SelectedRecord>();
        for (SelectedRecord selected : records) {
            TopicIntake<?> intake = intake(position.topic(), now);
            add(selected, intake, position, landed.size());
            String objection = objection(connection, intake);
            if (objection == null) {
                landed.add(selected);
            } else {
                tally.cannotLand(selected, objection);
            }
        }
        return landed;
    }

    /** Copies what was read, or nothing of it: then why the database takes one of the records never. */
    private static @Nullable String objection(Connection connection, TopicIntake<?> intake) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            intake.copy(connection);
            if (!intake.deadLetters().isEmpty()) { // a value that its column cannot hold
                undo(connection, before);
                return intake.deadLetters().getFirst().detail();
            }
            connection.releaseSavepoint(before);
            return null;
        } catch (SQLException e) {
            DatabaseRefusal refusal = DatabaseRefusal.of(e);
            if (!refusal.isAboutRecord()) {
                throw e;
            }
            undo(connection, before);
            return "the database refuses it: %s (SQLSTATE %s)".formatted(refusal.message(), refusal.sqlState());
        }
    }

    private static void undo(Connection connection, Savepoint before) throws SQLException {
        connection.rollback(before);
        connection.releaseSavepoint(before); // or they would pile up, one within the other
    }

    private TopicIntake<?> intake(String topic, Instant now) {
        LandedTopic<?> landed = topics.get(topic);
        if (landed == null) {
            throw new IllegalArgumentException("%s is not a topic that lands".formatted(topic));
        }
        return new TopicIntake<>(landed, now);
    }

    /**
     * Adds the record to what is copied, as if it had come from the broker, if it can be read.
     *
     * @param before how many of the transaction are before it
     * @return why it cannot be read
     */
    private static Optional<String> add(SelectedRecord selected, TopicIntake<?> intake, Position position, int before) {
        if (selected.recordTimestamp() == null) {
            return Optional.of("landing does not hold it any more");
        }
        var record = new ConsumerRecord<>(
                selected.topic(),
                MendedPositions.PARTITION,
                position.nextOffset() + before,
                selected.recordTimestamp().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                selected.key(),
                selected.value(),
                new RecordHeaders(),
                Optional.empty());
        if (intake.reading(record) instanceof Reading.Unreadable<?>(var reason, var detail)) {
            return Optional.of(detail);
        }
        intake.add(new Arrival(record, position.generation()));
        return Optional.empty();
    }
}
