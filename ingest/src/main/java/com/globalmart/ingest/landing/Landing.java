package com.globalmart.ingest.landing;

import com.globalmart.ingest.contract.Reason;
import com.globalmart.ingest.deadletter.DeadLetter;
import com.globalmart.ingest.deadletter.DeadLetters;
import com.globalmart.ingest.health.IngestMetrics;
import com.globalmart.ingest.position.BrokerUnavailableException;
import com.globalmart.ingest.position.Move;
import com.globalmart.ingest.position.PositionMovedException;
import com.globalmart.ingest.position.Positions;
import com.globalmart.ingest.position.TopicCheck;
import com.globalmart.ingest.position.TopicReplacedException;
import com.globalmart.ingest.position.Topics;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lands what one poll brought, in one database transaction: good records into their tables, bad ones as dead letters, and
 * last the positions. Everything lands or nothing does; a crash at any point neither loses nor doubles a record. A record that
 * was read but that its table refuses is found out and becomes a dead letter, too, unless there are too many of them.
 *
 * <p>The positions come last so that a consumer which freezes in the middle of copying does not hold their locks.
 */
@Component
public class Landing {

    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);

    private final Map<String, LandedTopic<?>> topics;
    private final HikariDataSource dataSource;
    private final DeadLetters deadLetters;
    private final Positions positions;
    private final Topics topicsAtBroker;
    private final LandingDays landingDays;
    private final RefusalAllowance allowance;
    private final IngestMetrics metrics;
    private final Clock clock;

    Landing(
            List<LandedTopic<?>> topics,
            HikariDataSource dataSource,
            DeadLetters deadLetters,
            Positions positions,
            Topics topicsAtBroker,
            LandingDays landingDays,
            RefusalAllowance allowance,
            IngestMetrics metrics,
            Clock clock) {
        this.topics = topics.stream().collect(Collectors.toMap(LandedTopic::name, Function.identity()));
        this.dataSource = dataSource;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.topicsAtBroker = topicsAtBroker;
        this.landingDays = landingDays;
        this.allowance = allowance;
        this.metrics = metrics;
        this.clock = clock;
        List<String> reasons = Arrays.stream(Reason.values()).map(Reason::name).toList();
        topics.forEach(topic -> metrics.expect(topic.name(), reasons));
    }

    /**
     * Lands all of it or nothing. Where the table has no partition for the day, it is made before the failure is told.
     *
     * @param records each of a partition that moves
     * @param moves in {@link Move#ORDER}; also of partitions that brought nothing but transaction markers
     * @throws PositionMovedException if another consumer has been here; nothing has landed
     * @throws TopicReplacedException if a topic is another one than its positions belong to; nothing has landed
     * @throws BrokerUnavailableException if the broker does not say so; nothing has landed
     * @throws TooManyRefusedException if the database refuses more records than can be at fault themselves; nothing has landed
     * @throws LandingFailedException if the database refused; nothing has landed
     */
    public void land(List<ConsumerRecord<byte[], byte[]>> records, List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        TopicCheck topicCheck = topicsAtBroker.ask(moves);
        Collection<TopicIntake<?>> intakes = sort(records, moves);
        var transaction = metrics.begin();
        try {
            commit(intakes, moves, topicCheck);
        } catch (RecordRefusedException e) {
            LOG.debug("looking for the records that are refused", e);
            setAsideRefused(intakes, moves);
            commit(intakes, moves, topicsAtBroker.ask(moves));
        }
        metrics.committed(transaction, records.size());
        tell(intakes);
    }

    private Collection<TopicIntake<?>> sort(List<ConsumerRecord<byte[], byte[]>> records, List<Move> moves) {
        var byPartition = new HashMap<TopicPartition, Move>();
        moves.forEach(move -> byPartition.put(move.topicPartition(), move));
        var intakes = new TreeMap<String, TopicIntake<?>>(); // tables are written in the same order by everybody
        Instant now = clock.instant();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Move move = byPartition.get(new TopicPartition(record.topic(), record.partition()));
            if (move == null || !move.isOver(record.offset())) {
                throw new IllegalArgumentException("record %d of %s-%d came with %s, expected a move over it"
                        .formatted(record.offset(), record.topic(), record.partition(), move));
            }
            intakes.computeIfAbsent(record.topic(), topic -> intake(topic, now))
                    .add(new Arrival(record, move.from().generation()));
        }
        return intakes.values();
    }

    private TopicIntake<?> intake(String topic, Instant now) {
        LandedTopic<?> landed = topics.get(topic);
        if (landed == null) {
            throw new IllegalArgumentException("%s is not a topic that lands".formatted(topic));
        }
        return new TopicIntake<>(landed, now);
    }

    private void setAsideRefused(Collection<TopicIntake<?>> intakes, List<Move> moves) {
        try (Connection connection = dataSource.getConnection()) {
            try {
                connection.setAutoCommit(false);
                for (TopicIntake<?> intake : intakes) {
                    setAsideRefused(connection, intake);
                }
                connection.rollback();
                connection.setAutoCommit(true); // or the pool tries to, on closing, when it is evicted already
            } finally {
                dataSource.evictConnection(connection);
            }
        } catch (SQLException e) {
            throw new LandingFailedException(moves, e);
        }
    }

    private void setAsideRefused(Connection connection, TopicIntake<?> intake) throws SQLException {
        List<Refused> refused = intake.setAsideRefused(connection, allowance.of(intake.topic(), intake.size()));
        if (!refused.isEmpty()) {
            Refused first = refused.getFirst();
            LOG.warn(
                    "{} records of {} become dead letters, the first at offset {} of partition {}: {}",
                    refused.size(),
                    intake.topic(),
                    first.arrival().record().offset(),
                    first.arrival().record().partition(),
                    first.detail());
        }
    }

    private void commit(Collection<TopicIntake<?>> intakes, List<Move> moves, TopicCheck topicCheck) {
        try (Connection connection = dataSource.getConnection()) {
            try {
                connection.setAutoCommit(false);
                for (TopicIntake<?> intake : intakes) {
                    copy(intake, connection);
                }
                deadLetters.add(connection, deadLettersOf(intakes));
                topicCheck.require();
                positions.move(connection, moves);
                connection.commit();
            } catch (PositionMovedException | TopicReplacedException | BrokerUnavailableException e) {
                connection.rollback();
                throw e;
            } catch (SQLException | RuntimeException | Error e) {
                dataSource.evictConnection(connection); // after a failed COPY nobody knows what the connection would do
                throw e;
            }
        } catch (SQLException e) {
            DatabaseRefusal refusal = DatabaseRefusal.of(e);
            if (refusal.isAboutMissingDay()) {
                landingDays.make();
            }
            if (refusal.isAboutLandedRecord()) {
                positions.requireUnmoved(moves); // else another consumer has landed it, and its copy came first
            }
            throw new LandingFailedException(moves, e);
        }
    }

    private static void copy(TopicIntake<?> intake, Connection connection) throws SQLException {
        try {
            intake.copy(connection);
        } catch (SQLException e) {
            if (DatabaseRefusal.of(e).isAboutRecord()) {
                throw new RecordRefusedException(e);
            }
            throw e;
        }
    }

    private static List<DeadLetter> deadLettersOf(Collection<TopicIntake<?>> intakes) {
        var letters = new ArrayList<DeadLetter>();
        intakes.forEach(intake -> letters.addAll(intake.deadLetters()));
        return letters;
    }

    /** After the commit: counts, and takes what the topics have earned. */
    private void tell(Collection<TopicIntake<?>> intakes) {
        Instant committedAt = clock.instant();
        for (TopicIntake<?> intake : intakes) {
            allowance.settle(intake.topic(), intake.landed(), intake.refused());
            metrics.landed(intake.topic(), intake.landed(), intake::recordTimestamp, committedAt);
            intake.deadLetters().stream()
                    .collect(Collectors.groupingBy(DeadLetter::reason, Collectors.counting()))
                    .forEach((reason, count) -> metrics.deadLettered(intake.topic(), reason.name(), count));
        }
    }
}
