package com.globalmart.ingest.request;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out requests, one after the other. The request's row stays locked until its outcome is written, so a process that dies
 * on the way leaves it to another. What is done in {@code realtime} commits before.
 */
@Component
class RequestRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RequestRunner.class);

    private final Requests requests;
    private final Errand errand;
    private final QuarantineNotes quarantineNotes;
    private final Warehouse warehouse;
    private final RequestCondition condition;
    private volatile boolean ended;

    RequestRunner(
            Requests requests,
            Errand errand,
            QuarantineNotes quarantineNotes,
            Warehouse warehouse,
            RequestCondition condition) {
        this.requests = requests;
        this.errand = errand;
        this.quarantineNotes = quarantineNotes;
        this.warehouse = warehouse;
        this.condition = condition;
    }

    /** A process that ends takes nothing more. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ended = true;
    }

    /** Every open request once; what has to wait is tried again in the next round. */
    @Scheduled(fixedDelayString = "${globalmart.ingest.request.poll:1s}")
    void runOpenRequests() {
        try {
            runAllOnce();
            if (condition.warehouseAnswers()) {
                LOG.info("the warehouse answers again, requests about landing are taken");
            }
        } catch (RuntimeException e) { // of the warehouse: what landing throws is dealt with below
            if (!ended && condition.warehouseIsAway(Obstacle.described(e))) {
                LOG.warn(
                        "requests about landing wait, landing goes on: the warehouse does not answer ({}). Start it, or set"
                                + " POSTGRES_WAREHOUSE_URL, _USER and _PASSWORD",
                        Obstacle.described(e));
            }
        }
    }

    private void runAllOnce() {
        var seen = new HashSet<Long>();
        long last = 0;
        while (!ended) {
            Optional<Request> next = runNext(last);
            if (next.isEmpty()) {
                condition.stillOpen(seen);
                return;
            }
            last = next.get().requestId();
            seen.add(last);
        }
    }

    private Optional<Request> runNext(long after) {
        Optional<Request> ran = warehouse.transaction().execute(status -> {
            Optional<Request> claimed = requests.claim(after);
            claimed.ifPresent(request -> carryOut(request).ifPresent(outcome -> finish(request, outcome)));
            return claimed;
        });
        return ran == null ? Optional.empty() : ran;
    }

    private void finish(Request request, Outcome outcome) {
        if (request.isAboutQuarantine()) {
            quarantineNotes.write(request.requestId());
        }
        requests.finish(request, outcome);
    }

    /** Nothing: it stays open. */
    private Optional<Outcome> carryOut(Request request) {
        try {
            Outcome outcome = errand.run(request);
            LOG.info(
                    "request {} ({}) {}: {}", request.requestId(), request.kind(), outcome.state(), outcome.sentence());
            condition.goesOn(request.requestId());
            return Optional.of(outcome);
        } catch (SQLException | RuntimeException e) {
            String why = Obstacle.described(e);
            if (ended) {
                return Optional
                        .empty(); // its connections are closed: another process takes it, or this one when it is back
            }
            if (Obstacle.passes(e)) {
                if (condition.waits(request.requestId(), why)) {
                    LOG.warn("request {} ({}) waits, and is tried again: {}", request.requestId(), request.kind(), why);
                }
                return Optional.empty();
            }
            LOG.error("request {} ({}) could not be carried out", request.requestId(), request.kind(), e);
            condition.goesOn(request.requestId());
            return Optional.of(Outcome.refused("could not be carried out: " + why)); // it would fail for ever
        }
    }
}
