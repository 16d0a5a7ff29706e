package com.globalmart.batch.request;

import com.globalmart.batch.execution.Executions;
import com.globalmart.batch.execution.Recovery;
import java.util.LinkedHashMap;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Requests about executions: {@code launch} names a job and its parameters, the others an {@code execution}. */
@Component
class ExecutionRequests implements RequestHandler {

    private final Executions executions;
    private final Recovery recovery;

    ExecutionRequests(Executions executions, Recovery recovery) {
        this.executions = executions;
        this.recovery = recovery;
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
                var restarted = executions.restart(request.number("execution"));
                yield new Outcome("execution %d started".formatted(restarted), restarted);
            }
            case "stop" -> {
                executions.stop(request.number("execution"));
                yield about(request, "execution %d stops after its current chunk");
            }
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
        var execution = executions.launch(job, parameters);
        return new Outcome("execution %d of %s started".formatted(execution, job), execution);
    }

    private static Outcome about(Request request, String sentence) {
        var execution = request.number("execution");
        return new Outcome(sentence.formatted(execution), execution);
    }
}
