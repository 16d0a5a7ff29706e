package com.globalmart.ingest.consumer;

import com.globalmart.ingest.health.IngestCondition;
import com.globalmart.ingest.health.IngestMetrics;
import com.globalmart.ingest.landing.Landing;
import com.globalmart.ingest.landing.LockHolders;
import com.globalmart.ingest.position.LogEndWatch;
import com.globalmart.ingest.position.Move;
import com.globalmart.ingest.position.Position;
import com.globalmart.ingest.position.StartingPoint;
import com.globalmart.ingest.position.StartingPoints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer thread: lands what it polls, and while something keeps it from landing holds its partitions and goes on
 * polling, so that it stays in its group. Held partitions are placed at their stored positions again when the wait is over.
 */
final class ConsumerThread {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerThread.class);
    private static final Duration BETWEEN_LOOKS_AT_REFUSED = Duration.ofSeconds(5);

    private final Landing landing;
    private final StartingPoints startingPoints;
    private final LogEndWatch logEnds;
    private final LockHolders lockHolders;
    private final IngestCondition condition;
    private final IngestMetrics metrics;
    private final ConsumerSettings settings;
    private final Clock clock;
    private final String name = Thread.currentThread().getName();
    private final Assignment assignment = new Assignment();
    private List<Move> attempted = List.of(); // by the last attempt to land
    private Instant nextTry = Instant.MIN;
    private boolean waiting;
    private int failures; // since something landed, or was found to have landed

    ConsumerThread(
            Landing landing,
            StartingPoints startingPoints,
            LogEndWatch logEnds,
            LockHolders lockHolders,
            IngestCondition condition,
            IngestMetrics metrics,
            ConsumerSettings settings,
            Clock clock) {
        this.landing = landing;
        this.startingPoints = startingPoints;
        this.logEnds = logEnds;
        this.lockHolders = lockHolders;
        this.condition = condition;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assignment.hold(consumer, partitions);
        metrics.rebalanced();
        tellAssigned();
        if (!waiting) { // while the database is away, the end of the wait places these too
            placeHeld(consumer);
        }
    }

    void revoked(Collection<TopicPartition> partitions) {
        assignment.forget(partitions);
        waiting = waiting && !assignment.held().isEmpty();
        if (assignment.held().isEmpty() && assignment.placed().isEmpty()) {
            failures = 0; // whoever has them now waits, or not
            condition.outageEnded(name);
        }
        partitions.forEach(partition -> condition.notRefused(partition.toString()));
        tellAssigned();
    }

    void land(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        holdOtherTopics(consumer);
        List<ConsumerRecord<byte[], byte[]>> placed = placed(records);
        attempted = assignment.moves(consumer, placed);
        landing.land(placed, attempted);
        assignment.moved(attempted);
        recovered(consumer);
        if (isTimeToPlace()) {
            placeHeld(consumer);
        }
    }

    /** Nothing came for a while: time to place what is held, or to move over transaction markers. */
    void idle(Consumer<?, ?> consumer) {
        if (isTimeToPlace()) {
            placeHeld(consumer);
            return;
        }
        if (!waiting) {
            land(List.of(), consumer);
        }
    }

    /** Another consumer has moved a position: begins again where the positions stand now. */
    void startOver(Consumer<?, ?> consumer, String detail) {
        LOG.warn("{}; nothing of this poll has landed, going on from the stored positions", detail);
        assignment.holdAll(consumer);
        placeHeld(consumer);
    }

    /** What failed may work later: holds everything, keeps polling. */
    void waitFor(Consumer<?, ?> consumer, Fault.Passing fault) {
        assignment.holdAll(consumer);
        waiting = true;
        failures++;
        Duration wait = settings.waitAfter(failures);
        nextTry = clock.instant().plus(wait);
        metrics.retried(fault.sqlState());
        if (fault.isAboutLock()) {
            lockHolders.endAbandonedCopies();
        }
        String detail = fault.isAboutLock() ? fault.detail() + "; " + lockHolders.described() : fault.detail();
        if (condition.outageBegan(name, "%s: %s".formatted(fault.sqlState(), detail))) {
            LOG.error(
                    "landing waits, and goes on by itself: {} (SQLSTATE {}). Positions stand still, nothing is lost or skipped",
                    detail,
                    fault.sqlState());
        }
    }

    /** What failed will not work later. Returns whether that is news; the container is to be stopped in any case. */
    boolean stopFor(Fault.Ours fault) {
        return condition.stopped(
                fault.kind(), "%s. What to do: %s".formatted(fault.detail(), fault.remedy()), names(attempted));
    }

    /** The log does not have what was to be read next; the starting points will say why. */
    void lost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assignment.hold(consumer, partitions);
        placeHeld(consumer);
    }

    void ended() {
        revoked(assignment.held());
        revoked(assignment.placed().stream().map(Position::topicPartition).toList());
        condition.outageEnded(name);
    }

    private void placeHeld(Consumer<?, ?> consumer) {
        if (assignment.held().isEmpty()) {
            return;
        }
        try {
            startingPoints
                    .of(assignment.held())
                    .forEach((partition, point) -> placeOrRefuse(consumer, partition, point));
            waiting = false;
            nextTry = clock.instant().plus(BETWEEN_LOOKS_AT_REFUSED); // for what is still held
        } catch (RuntimeException e) {
            if (!(Fault.of(e) instanceof Fault.Passing passing)) {
                throw e;
            }
            waitFor(consumer, passing);
        }
    }

    private void placeOrRefuse(Consumer<?, ?> consumer, TopicPartition partition, StartingPoint point) {
        switch (point) {
            case StartingPoint.Stored(Position position) -> {
                assignment.place(consumer, position);
                condition.notRefused(partition.toString());
            }
            case StartingPoint.Refused(String reason) -> {
                if (condition.refused(partition.toString(), reason)) {
                    LOG.error("{}", reason);
                }
            }
        }
    }

    /** A topic that was made anew behind our back must not land under the old one's positions. */
    private void holdOtherTopics(Consumer<?, ?> consumer) {
        var others = assignment.placed().stream()
                .filter(logEnds::isAnotherTopic)
                .map(Position::topicPartition)
                .toList();
        if (!others.isEmpty()) {
            assignment.hold(consumer, others);
            nextTry = clock.instant();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> placed(List<ConsumerRecord<byte[], byte[]>> records) {
        return assignment.held().isEmpty()
                ? records
                : records.stream().filter(assignment::isPlaced).toList();
    }

    private boolean isTimeToPlace() {
        return !assignment.held().isEmpty() && !clock.instant().isBefore(nextTry);
    }

    /** Something has landed, or there is nothing to land: an idle moment in the middle of an outage says neither. */
    private void recovered(Consumer<?, ?> consumer) {
        if (!attempted.isEmpty() && condition.landed(names(attempted))) {
            LOG.info("landing goes on: what it had stopped for is mended");
        }
        if (failures > 0 && (!attempted.isEmpty() || hasReadAll(consumer))) {
            failures = 0;
            if (condition.outageEnded(name)) {
                LOG.info("landing goes on");
            }
        }
    }

    private boolean hasReadAll(Consumer<?, ?> consumer) {
        return !assignment.placed().isEmpty()
                && assignment.placed().stream()
                        .allMatch(position ->
                                consumer.currentLag(position.topicPartition()).orElse(1) == 0);
    }

    private void tellAssigned() {
        metrics.assigned(name, assignment.held().size() + assignment.placed().size());
    }

    private static List<String> names(List<Move> moves) {
        return moves.stream().map(move -> move.topicPartition().toString()).toList();
    }
}
