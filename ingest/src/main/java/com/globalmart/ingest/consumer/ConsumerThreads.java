package com.globalmart.ingest.consumer;

import com.globalmart.ingest.health.Disturbance;
import com.globalmart.ingest.health.IngestCondition;
import com.globalmart.ingest.health.IngestMetrics;
import com.globalmart.ingest.landing.Landing;
import com.globalmart.ingest.landing.LockHolders;
import com.globalmart.ingest.position.LogEndWatch;
import com.globalmart.ingest.position.StartingPoints;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Takes what Spring Kafka's container has to tell, always on the consumer thread that it is about, to that thread's
 * {@link ConsumerThread}: records, partitions that come and go, idle moments, and failures.
 */
@Component
class ConsumerThreads implements ConsumerAwareRebalanceListener, CommonErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerThreads.class);

    private static final Duration AFTER_FAILED_POLL = Duration.ofSeconds(1);

    private final IngestCondition condition;
    private final ConsumerSettings settings;
    private final Clock clock;
    private final Disturbance failingPolls = new Disturbance();
    private final ThreadLocal<ConsumerThread> threads;

    ConsumerThreads(
            Landing landing,
            StartingPoints startingPoints,
            LogEndWatch logEnds,
            LockHolders lockHolders,
            IngestCondition condition,
            IngestMetrics metrics,
            ConsumerSettings settings,
            Clock clock) {
        this.condition = condition;
        this.settings = settings;
        this.clock = clock;
        this.threads = ThreadLocal.withInitial(() ->
                new ConsumerThread(landing, startingPoints, logEnds, lockHolders, condition, metrics, settings, clock));
    }

    void land(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        polled();
        threads.get().land(records, consumer);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        threads.get().assigned(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        threads.get().revoked(partitions);
    }

    @EventListener
    void idle(ListenerContainerIdleEvent event) {
        Consumer<?, ?> consumer = event.getConsumer();
        polled();
        try {
            threads.get().idle(consumer);
        } catch (RuntimeException e) {
            settle(e, consumer, event.getContainer(MessageListenerContainer.class));
        }
    }

    @EventListener
    void stopped(ConsumerStoppedEvent event) {
        threads.get().ended();
        threads.remove();
        var reason = event.getReason();
        if (reason != ConsumerStoppedEvent.Reason.NORMAL && reason != ConsumerStoppedEvent.Reason.ABNORMAL) {
            String detail =
                    "a consumer thread ended with %s, its log entry stands before this one. What to do: mend the cause"
                            .formatted(reason);
            tellStopped(condition.stopped("thread " + reason, detail, List.of()), detail);
            event.getContainer(MessageListenerContainer.class).stopAbnormally(() -> {}); // the other threads, too
        }
    }

    /** Landing failed; nothing of the poll is in the database. Nothing is skipped here, ever. */
    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        settle(thrown, consumer, container);
    }

    /** The poll itself failed. */
    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        if (thrown instanceof OffsetOutOfRangeException outOfRange) {
            threads.get().lost(consumer, outOfRange.partitions());
            return;
        }
        condition.pollFailed(thrown.toString());
        Duration lasts = failingPolls.met(clock.instant());
        if (lasts != null) {
            LOG.warn(
                    "polling has failed for {} s, trying every {} s: {}",
                    lasts.toSeconds(),
                    AFTER_FAILED_POLL.toSeconds(),
                    thrown.toString());
        }
        LockSupport.parkNanos(AFTER_FAILED_POLL.toNanos());
    }

    private void polled() {
        condition.polled();
        Duration lasted = failingPolls.over(clock.instant());
        if (lasted != null) {
            LOG.info("polling works again, after {} s", lasted.toSeconds());
        }
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** What did not land is not to be told to Kafka as done. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    private void settle(Throwable thrown, Consumer<?, ?> consumer, MessageListenerContainer container) {
        switch (Fault.of(thrown)) {
            case Fault.Moved(String detail) -> threads.get().startOver(consumer, detail);
            case Fault.Passing passing -> threads.get().waitFor(consumer, passing);
            case Fault.Ours ours -> {
                LOG.debug("landing stops", thrown);
                Throwable where =
                        thrown.getCause() == null ? thrown : thrown.getCause(); // around it is the container's own
                tellStopped(
                        threads.get().stopFor(ours),
                        "%s (%s). What to do: %s".formatted(ours.detail(), where.getMessage(), ours.remedy()));
                container.stopAbnormally(() -> {});
            }
        }
    }

    /** Once, though every thread will meet the same, and every attempt. */
    private void tellStopped(boolean news, String why) {
        if (news) {
            LOG.error(
                    "landing has stopped, because waiting alone would not help: {}. Nothing was skipped; once that is done landing"
                            + " goes on by itself, it is tried again every {} s",
                    why,
                    settings.tryAgainAfter().toSeconds());
            return;
        }
        LOG.info("landing has stopped again for the same cause: {}", why);
    }
}
