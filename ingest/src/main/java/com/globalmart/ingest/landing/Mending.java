package com.globalmart.ingest.landing;

import com.globalmart.ingest.contract.Reading;
import com.globalmart.ingest.deadletter.DeadLetters;
import com.globalmart.ingest.deadletter.LetterTally;
import com.globalmart.ingest.deadletter.SelectedLetter;
import com.globalmart.ingest.deadletter.SelectedLetters;
import com.globalmart.ingest.position.MendedPositions;
import com.globalmart.ingest.position.Move;
import com.globalmart.ingest.position.Position;
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
 * Lands dead letters that an operator selected, mended or as they came, in partition -1 of their topic. The rows, the letters'
 * states and the position of partition -1 commit together, so each letter lands once, whoever asks how often.
 */
@Component
public class Mending {

    private final Map<String, LandedTopic<?>> topics;
    private final SelectedLetters selectedLetters;
    private final DeadLetters deadLetters;
    private final MendedPositions positions;
    private final Clock clock;

    Mending(
            List<LandedTopic<?>> topics,
            SelectedLetters selectedLetters,
            DeadLetters deadLetters,
            MendedPositions positions,
            Clock clock) {
        this.topics = topics.stream().collect(Collectors.toMap(LandedTopic::name, Function.identity()));
        this.selectedLetters = selectedLetters;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.clock = clock;
    }

    /** Lands those letters of the selection that are still open and can be read now. Doing it again does nothing. */
    public LetterTally mend(long requestId, UUID selection) throws SQLException {
        var tally = new LetterTally(requestId, "landed");
        selectedLetters.inTurn(selection, (connection, letters) -> {
            land(connection, letters, requestId, tally);
            letters.stream().filter(letter -> !letter.isOpen()).forEach(tally::closed);
        });
        return tally;
    }

    private void land(Connection connection, List<SelectedLetter> letters, long requestId, LetterTally tally)
            throws SQLException {
        Instant now = clock.instant();
        Position position = positions.lock(connection, letters.getFirst().topic(), now);
        var open = letters.stream().filter(SelectedLetter::isOpen).toList();
        List<SelectedLetter> landed = copyTogether(connection, open, position, now, tally);
        if (landed.isEmpty()) {
            return;
        }
        deadLetters.mended(connection, landed, requestId, now);
        positions.move(connection, new Move(position, position.nextOffset() + landed.size()), now);
        tally.carriedOut(landed.size());
    }

    /** Returns those that can be read, and that their table took. */
    private List<SelectedLetter> copyTogether(
            Connection connection, List<SelectedLetter> letters, Position position, Instant now, LetterTally tally)
            throws SQLException {
        TopicIntake<?> intake = intake(position.topic(), now);
        var readable = new ArrayList<SelectedLetter>();
        for (SelectedLetter letter : letters) {
            add(letter, intake, position, readable.size())
                    .ifPresentOrElse(objection -> tally.cannotLand(letter, objection), () -> readable.add(letter));
        }
        return objection(connection, intake) == null
                ? readable
                : copyOneByOne(connection, readable, position, now, tally);
    }

    /** A letter that is refused keeps none of its neighbours from landing. */
    private List<SelectedLetter> copyOneByOne(
            Connection connection, List<SelectedLetter> letters, Position position, Instant now, LetterTally tally)
            throws SQLException {
        var landed = new ArrayList<SelectedLetter>();
        for (SelectedLetter letter : letters) {
            TopicIntake<?> intake = intake(position.topic(), now);
            add(letter, intake, position, landed.size());
            String objection = objection(connection, intake);
            if (objection == null) {
                landed.add(letter);
            } else {
                tally.cannotLand(letter, objection);
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
     * Adds the letter to what is copied, as if it had come from the broker, if it can be read.
     *
     * @param before how many of the transaction are before it
     * @return why it cannot be read
     */
    private static Optional<String> add(SelectedLetter letter, TopicIntake<?> intake, Position position, int before) {
        var record = new ConsumerRecord<>(
                letter.topic(),
                MendedPositions.PARTITION,
                position.nextOffset() + before,
                letter.recordTimestamp().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                letter.key(),
                letter.value(),
                new RecordHeaders(),
                Optional.empty());
        if (intake.reading(record) instanceof Reading.Unreadable<?>(var reason, var detail)) {
            return Optional.of(detail);
        }
        intake.add(new Arrival(record, position.generation()));
        return Optional.empty();
    }
}
