package com.globalmart.ingest.consumer;

import com.globalmart.ingest.health.IngestCondition;
import com.globalmart.ingest.health.IngestMetrics;
import com.globalmart.ingest.landing.Landing;
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
    private final ThreadLocal<ConsumerThread> threads;

    ConsumerThreads(
            Landing landing,
            StartingPoints startingPoints,
            LogEndWatch logEnds,
            IngestCondition condition,
            IngestMetrics metrics,
            ConsumerSettings settings,
            Clock clock) {
        this.condition = condition;
        this.threads = ThreadLocal.withInitial(
                () -> new ConsumerThread(landing, startingPoints, logEnds, condition, metrics, settings, clock));
    }

    void land(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
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
            tellStopped("a consumer thread ended with " + reason, "its log entry stands before this one");
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
        LOG.warn("polling failed, trying again in {}: {}", AFTER_FAILED_POLL, thrown.toString());
        LockSupport.parkNanos(AFTER_FAILED_POLL.toNanos());
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
            case Fault.Ours(String detail) -> stop(thrown, detail, container);
        }
    }

    private void stop(Throwable thrown, String detail, MessageListenerContainer container) {
        tellStopped(
                detail,
                String.valueOf(
                        thrown.getCause() == null
                                ? thrown.getMessage()
                                : thrown.getCause().getMessage()));
        LOG.debug("landing has stopped", thrown);
        container.stopAbnormally(() -> {});
    }

    /** Once, though every thread will meet the same. */
    private void tellStopped(String why, String where) {
        if (condition.stopped(why)) {
            LOG.error(
                    "landing has stopped, because waiting would not help: {}. Nothing was skipped: mend the cause, then start"
                            + " ingest again ({})",
                    why,
                    where);
        }
    }
}
