package com.globalmart.batch.request;

import com.globalmart.batch.backfill.Backfills;
import com.globalmart.batch.execution.Executions;
import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.Recovery;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.RunningExecutions;
import com.globalmart.batch.quality.Gate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out requests, one after the other. The request's row stays locked until its outcome is written, so a node that dies
 * on the way leaves it to another.
 */
@Component
class RequestRunner {

    private static final Logger log = LoggerFactory.getLogger(RequestRunner.class);

    private final Requests requests;
    private final Executions executions;
    private final RunningExecutions running;
    private final Recovery recovery;
    private final Gate gate;
    private final Backfills backfills;
    private final RequestProperties properties;
    private final TransactionTemplate transaction;
    private volatile boolean ready;

    RequestRunner(
            Requests requests,
            Executions executions,
            RunningExecutions running,
            Recovery recovery,
            Gate gate,
            Backfills backfills,
            RequestProperties properties,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.executions = executions;
        this.running = running;
        this.recovery = recovery;
        this.gate = gate;
        this.backfills = backfills;
        this.properties = properties;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    /** A node that ends takes nothing more. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ready = false;
    }

    @Scheduled(fixedDelayString = "${globalmart.request.poll:300ms}")
    void runOpenRequests() {
        while (ready && runNext()) {
            // until none is left
        }
    }

    private boolean runNext() {
        var claimed = new AtomicReference<Request>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> claimAndCarryOut(claimed)));
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
                    status -> requests.finish(request, "REFUSED", "could not be carried out: " + e.getMessage(), null));
            return true;
        }
    }

    private boolean claimAndCarryOut(AtomicReference<Request> claimed) {
        var next = requests.claim(running.count() < properties.executionsAtOnce());
        if (next.isEmpty()) {
            return false;
        }
        var request = next.get();
        claimed.set(request);
        try {
            carryOut(request);
        } catch (RefusedException | InvalidParameterException e) {
            log.info("request {} ({}) refused: {}", request.requestId(), request.kind(), e.getMessage());
            requests.finish(request, "REFUSED", String.valueOf(e.getMessage()), null);
        }
        return true;
    }

    private void carryOut(Request request) {
        var parameters = new LinkedHashMap<>(request.parameters());
        switch (request.kind()) {
            case "launch" -> {
                var job = required(parameters.remove("job"), "job");
                var execution = executions.launch(job, parameters);
                requests.finish(request, "DONE", "execution %d of %s started".formatted(execution, job), execution);
            }
            case "restart" -> {
                var execution = executions.restart(number("execution", parameters));
                requests.finish(request, "DONE", "execution %d started".formatted(execution), execution);
            }
            case "stop" -> {
                var execution = number("execution", parameters);
                executions.stop(execution);
                requests.finish(
                        request, "DONE", "execution %d stops after its current chunk".formatted(execution), execution);
            }
            case "abandon" -> {
                var execution = number("execution", parameters);
                executions.abandon(execution);
                requests.finish(request, "DONE", "execution %d is given up".formatted(execution), execution);
            }
            case "recover" -> {
                var execution = number("execution", parameters);
                recovery.recover(execution);
                requests.finish(
                        request, "DONE", "execution %d was taken from its owner".formatted(execution), execution);
            }
            case "release_load" -> release(request);
            case "backfill" ->
                requests.finish(
                        request,
                        "DONE",
                        backfills.begin(request.requestId(), request.requestedBy(), request.reason(), parameters),
                        null);
            case "stop_backfill" ->
                requests.finish(request, "DONE", backfills.stop(number("backfill", parameters)), null);
            case "resume_backfill" ->
                requests.finish(request, "DONE", backfills.resume(number("backfill", parameters)), null);
            default -> throw new RefusedException("no kind of request named \"%s\"".formatted(request.kind()));
        }
    }

    /** The execution that stands at the gate goes on once enough people have released its load. */
    private void release(Request request) {
        var release = gate.release(request.requestId(), request.requestedBy(), request.reason());
        if (release.stoppedExecution().isEmpty()) {
            requests.finish(request, "DONE", release.outcome(), null);
            return;
        }
        var execution = executions.restart(release.stoppedExecution().getAsLong());
        requests.finish(request, "DONE", "%s; execution %d goes on".formatted(release.outcome(), execution), execution);
    }

    private static long number(String name, Map<String, String> parameters) {
        var text = required(parameters.get(name), name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RefusedException("%s is \"%s\", expected a number".formatted(name, text));
        }
    }

    private static String required(@Nullable String text, String name) {
        if (text == null) {
            throw new RefusedException("the request does not say which %s".formatted(name));
        }
        return text;
    }
}
