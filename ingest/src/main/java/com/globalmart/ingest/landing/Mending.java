package com.globalmart.ingest.landing;

import com.globalmart.ingest.deadletter.DeadLetters;
import com.globalmart.ingest.deadletter.LetterTally;
import com.globalmart.ingest.deadletter.SelectedLetter;
import com.globalmart.ingest.deadletter.SelectedLetters;
import com.globalmart.ingest.health.IngestMetrics;
import com.globalmart.ingest.position.MendedPositions;
import com.globalmart.ingest.position.Move;
import com.globalmart.ingest.position.Position;
import java.sql.Connection;
import java.sql.SQLException;
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
    private final IngestMetrics metrics;
    private final Clock clock;

    Mending(
            List<LandedTopic<?>> topics,
            SelectedLetters selectedLetters,
            DeadLetters deadLetters,
            MendedPositions positions,
            IngestMetrics metrics,
            Clock clock) {
        this.topics = topics.stream().collect(Collectors.toMap(LandedTopic::name, Function.identity()));
        this.selectedLetters = selectedLetters;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.metrics = metrics;
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
        TopicIntake<?> intake = intake(letters.getFirst().topic());
        Position position = positions.lock(connection, intake.topic(), now);
        var mended = new ArrayList<SelectedLetter>();
        for (SelectedLetter letter : letters) {
            if (letter.isOpen()) {
                long offset = position.nextOffset() + mended.size();
                read(letter, intake, position.generation(), offset, now)
                        .ifPresentOrElse(objection -> tally.unreadable(letter, objection), () -> mended.add(letter));
            }
        }
        if (mended.isEmpty()) {
            return;
        }
        intake.copy(connection);
        deadLetters.mended(connection, mended, requestId, now);
        positions.move(connection, new Move(position, position.nextOffset() + mended.size()), now);
        tally.carriedOut(mended.size());
        metrics.landed(intake.topic(), mended.size());
    }

    private TopicIntake<?> intake(String topic) {
        LandedTopic<?> landed = topics.get(topic);
        if (landed == null) {
            throw new IllegalArgumentException("%s is not a topic that lands".formatted(topic));
        }
        return new TopicIntake<>(landed);
    }

    /** Reads the letter as if it had come from the broker. Returns why it cannot be read. */
    private static Optional<String> read(
            SelectedLetter letter, TopicIntake<?> intake, int generation, long offset, Instant now) {
        int before = intake.landed();
        intake.add(
                new ConsumerRecord<>(
                        letter.topic(),
                        MendedPositions.PARTITION,
                        offset,
                        letter.recordTimestamp().toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        letter.key(),
                        letter.value(),
                        new RecordHeaders(),
                        Optional.empty()),
                generation,
                now);
        return intake.landed() > before
                ? Optional.empty()
                : Optional.of(intake.deadLetters().getLast().detail());
    }
}
