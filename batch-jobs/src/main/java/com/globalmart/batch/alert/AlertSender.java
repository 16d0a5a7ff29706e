package com.globalmart.batch.alert;

import com.globalmart.batch.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due over a channel. The row of an alert stays locked until its outcome is written, so of two nodes one sends it, and a
 * node that dies on the way leaves it to another.
 */
@Component
class AlertSender {

    private static final Logger log = LoggerFactory.getLogger(AlertSender.class);

    private static final String SENT = "sent";
    private static final String FAILED = "failed";

    private final Alerts alerts;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    AlertSender(Alerts alerts, TransactionTemplate transaction, MeterRegistry meters) {
        this.alerts = alerts;
        this.transaction = transaction;
        this.meters = meters;
    }

    /** Until nothing is due any more, or one fails: the others would most likely fail, too, each after its time. */
    void sendWhatIsDue(AlertChannel channel) {
        alerts.plan(channel.name());
        while (Boolean.TRUE.equals(transaction.execute(status -> sendNext(channel)))) {
            // until none is left
        }
    }

    private boolean sendNext(AlertChannel channel) {
        return alerts.next(channel.name())
                .map(problem -> send(problem, channel))
                .orElse(false);
    }

    private boolean send(Problem problem, AlertChannel channel) {
        try {
            channel.send(problem);
        } catch (AlertFailedException e) {
            alerts.failed(problem, channel.name(), String.valueOf(e.getMessage()));
            counter(channel, FAILED).increment();
            if (failing.add(channel.name())) {
                log.warn(
                        "the alert of problem {} was not sent by {}, it is tried again, each time later: {}",
                        problem.problemId(),
                        channel.name(),
                        e.getMessage());
            }
            return false;
        }
        alerts.sent(problem, channel.name());
        counter(channel, SENT).increment();
        if (failing.remove(channel.name())) {
            log.info("alerts are sent by {} again", channel.name());
        }
        return true;
    }

    /** Its counters begin at zero, else nobody sees their first step. */
    void expect(AlertChannel channel) {
        counter(channel, SENT);
        counter(channel, FAILED);
    }

    private Counter counter(AlertChannel channel, String outcome) {
        return Counter.builder("globalmart.alerts.sent")
                .description("Alerts that a channel took, and attempts that failed")
                .tag("channel", channel.name())
                .tag("outcome", outcome)
                .register(meters);
    }
}
