package com.globalmart.ingest.consumer;

import com.globalmart.ingest.health.IngestCondition;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConcurrentContainerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Starts the container again some time after landing has stopped, so that whoever mends the cause need do nothing else. If the
 * cause is still there landing stops once more, before anything has moved.
 */
@Component
class TryingAgain {

    private static final Logger LOG = LoggerFactory.getLogger(TryingAgain.class);

    private final IngestCondition condition;
    private final ConsumerSettings settings;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private int attempt;
    private boolean closing;

    TryingAgain(IngestCondition condition, ConsumerSettings settings, TaskScheduler scheduler, Clock clock) {
        this.condition = condition;
        this.settings = settings;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** All threads of the container have ended. */
    @EventListener
    synchronized void stopped(ConcurrentContainerStoppedEvent event) {
        if (condition.stoppedBecause() != null && !closing) {
            MessageListenerContainer container = event.getContainer(MessageListenerContainer.class);
            int next = ++attempt;
            later(() -> start(container, next));
        }
    }

    @EventListener
    synchronized void closing(ContextClosedEvent event) {
        closing = true;
    }

    /** Not while holding our lock: the container tells that it has stopped while it holds its own. */
    private void start(MessageListenerContainer container, int expected) {
        if (!isDue(expected) || container.isRunning()) {
            return;
        }
        condition.triesAgain();
        try {
            container.start();
        } catch (RuntimeException e) {
            LOG.warn("landing could not be started again, trying on: {}", e.toString());
            container.stop(() -> {}); // it counts as running without a thread; its event brings the next attempt
            return;
        }
        later(() -> lookWhetherItGoes(expected));
    }

    private void lookWhetherItGoes(int expected) {
        if (isDue(expected) && condition.triedInPeace()) {
            LOG.info("landing goes on: it has not met again what it had stopped for");
        }
    }

    private synchronized boolean isDue(int expected) {
        return !closing && attempt == expected;
    }

    private void later(Runnable task) {
        scheduler.schedule(task, clock.instant().plus(settings.tryAgainAfter()));
    }
}
