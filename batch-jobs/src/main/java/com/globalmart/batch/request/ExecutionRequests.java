package com.globalmart.batch.request;

import com.globalmart.batch.execution.Executions;
import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.NeedUnmetException;
import com.globalmart.batch.execution.Recovery;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Requests about executions: {@code launch} names a job and its parameters, and may say until when it waits for a job that it needs and
 * for the job's own last execution ({@code waitUntil}); the others name an {@code execution}; {@code restart} may name the {@code step} to begin at.
 */
@Component
class ExecutionRequests implements RequestHandler {

    private final Executions executions;
    private final Recovery recovery;
    private final Clock clock;

    ExecutionRequests(Executions executions, Recovery recovery, Clock clock) {
        this.executions = executions;
        this.recovery = recovery;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("stop", "abandon", "recover");
    }

    @Override
    public Set<String> startingKinds() {
        return Set.of("launch", "restart");
    }

    @Override
    public Outcome carryOut(Request request) {
        return switch (request.kind()) {
            case "launch" -> launch(request);
            case "restart" -> {
                var restarted = executions.restart(
                        request.number("execution"), request.parameters().get("step"), request.requestId());
                yield new Outcome("execution %d started".formatted(restarted), restarted);
            }
            case "stop" -> new Outcome(executions.stop(request.number("execution")), request.number("execution"));
            case "abandon" -> {
                executions.abandon(request.number("execution"));
                yield about(request, "execution %d is given up");
            }
            default -> {
                recovery.recover(request.number("execution"));
                yield about(request, "execution %d was taken from its owner");
            }
        };
    }

    private Outcome launch(Request request) {
        var job = request.required("job");
        var parameters = new LinkedHashMap<>(request.parameters());
        parameters.remove("job");
        var waitUntil = parameters.remove("waitUntil");
        try {
            var execution = executions.launch(job, parameters, waitUntil != null, request.requestId());
            return new Outcome("execution %d of %s started".formatted(execution, job), execution);
        } catch (NeedUnmetException e) {
            if (waitUntil != null && clock.instant().isBefore(instant(waitUntil))) {
                throw new NotYetException(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidParameterException(
                    "waitUntil is \"%s\", expected an instant as 2026-03-15T05:00:00Z".formatted(text));
        }
    }

    private static Outcome about(Request request, String sentence) {
        var execution = request.number("execution");
        return new Outcome(sentence.formatted(execution), execution);
    }
}
