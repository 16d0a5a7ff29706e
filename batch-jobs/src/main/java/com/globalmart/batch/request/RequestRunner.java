package com.globalmart.batch.request;

import com.globalmart.batch.database.IdleLimit;
import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.RunningExecutions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out requests, one after the other. The request's row stays locked until its outcome is written, so a node that dies
 * on the way leaves it to another.
 */
@Component
class RequestRunner {

    private static final Logger log = LoggerFactory.getLogger(RequestRunner.class);

    private final Requests requests;
    private final RunningExecutions running;
    private final Map<String, RequestHandler> handlers = new HashMap<>();
    private final Set<String> startingKinds = new HashSet<>();
    private final RequestProperties properties;
    private final TransactionTemplate transaction;
    private final IdleLimit idleLimit;
    private final MeterRegistry meters;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean ready;

    RequestRunner(
            Requests requests,
            RunningExecutions running,
            List<RequestHandler> handlers,
            RequestProperties properties,
            TransactionTemplate transaction,
            IdleLimit idleLimit,
            MeterRegistry meters) {
        this.requests = requests;
        this.running = running;
        for (var handler : handlers) {
            handler.kinds().forEach(kind -> this.handlers.put(kind, handler));
            handler.startingKinds().forEach(kind -> this.handlers.put(kind, handler));
            startingKinds.addAll(handler.startingKinds());
        }
        this.properties = properties;
        this.transaction = transaction;
        this.idleLimit = idleLimit;
        this.meters = meters;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = properties.taken();
    }

    /** A node that ends takes nothing more. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ready = false;
    }

    /** When a request has been made, and now and then, for those that were to wait. */
    @Scheduled(fixedDelayString = "${globalmart.request.poll:1s}")
    void runOpenRequests() {
        oneAtATime.lock();
        try {
            while (ready && runNext()) {
                // until none is left
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean runNext() {
        var claimed = new AtomicReference<Request>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> claimAndCarryOut(claimed, status)));
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            throw e; // the database is busy or away: the request stays open
        } catch (RuntimeException e) {
            var request = claimed.get();
            if (request == null) {
                throw e;
            }
            log.error("request {} ({}) could not be carried out", request.requestId(), request.kind(), e);
            // it would fail for ever, and keep all others waiting
            transaction.executeWithoutResult(
                    status -> finish(request, "REFUSED", "could not be carried out: " + e.getMessage(), null));
            return true;
        }
    }

    /** A node that runs as many executions as it may starts no other. */
    private Set<String> kindsWanted() {
        var kinds = new HashSet<>(handlers.keySet());
        if (running.count() >= properties.executionsAtOnce()) {
            kinds.removeAll(startingKinds);
        }
        return kinds;
    }

    private boolean claimAndCarryOut(AtomicReference<Request> claimed, TransactionStatus status) {
        idleLimit.setForThisTransaction();
        var next = requests.claim(kindsWanted());
        if (next.isEmpty()) {
            return false;
        }
        var request = next.get();
        claimed.set(request);
        var before = status.createSavepoint();
        try {
            var outcome = Objects.requireNonNull(handlers.get(request.kind())).carryOut(request);
            finish(request, "DONE", outcome.sentence(), outcome.executionId());
        } catch (NotYetException e) {
            status.rollbackToSavepoint(before);
            requests.postpone(request, String.valueOf(e.getMessage()), properties.lookAgainAfter());
        } catch (RefusedException e) {
            status.rollbackToSavepoint(before); // nothing half done
            refuse(request, e, e.executionId());
        } catch (InvalidParameterException e) {
            status.rollbackToSavepoint(before);
            refuse(request, e, null);
        }
        return true;
    }

    private void refuse(Request request, RuntimeException why, @Nullable Long executionId) {
        log.info("request {} ({}) refused: {}", request.requestId(), request.kind(), why.getMessage());
        finish(request, "REFUSED", String.valueOf(why.getMessage()), executionId);
    }

    private void finish(Request request, String state, String outcome, @Nullable Long executionId) {
        requests.finish(request, state, outcome, executionId);
        Counter.builder("globalmart.requests.carried.out")
                .description("Requests that this node carried out or refused")
                .tag("kind", request.kind())
                .tag("outcome", state)
                .register(meters)
                .increment();
    }
}
