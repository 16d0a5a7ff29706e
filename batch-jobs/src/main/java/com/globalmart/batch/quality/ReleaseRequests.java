package com.globalmart.batch.quality;

import com.globalmart.batch.execution.Executions;
import com.globalmart.batch.request.Request;
import com.globalmart.batch.request.RequestHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Requests to release the open load: the execution that stands at the gate goes on once enough people have asked. */
@Component
class ReleaseRequests implements RequestHandler {

    private final Gate gate;
    private final Executions executions;

    ReleaseRequests(Gate gate, Executions executions) {
        this.gate = gate;
        this.executions = executions;
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public Set<String> startingKinds() {
        return Set.of("release_load");
    }

    @Override
    public Outcome carryOut(Request request) {
        var release = gate.release(request.requestId(), request.requestedBy(), request.reason());
        if (release.stoppedExecution().isEmpty()) {
            return Outcome.of(release.outcome());
        }
        var execution = executions.restart(release.stoppedExecution().getAsLong());
        return new Outcome("%s; execution %d goes on".formatted(release.outcome(), execution), execution);
    }
}
