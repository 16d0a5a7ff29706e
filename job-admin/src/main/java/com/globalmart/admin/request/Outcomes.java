package com.globalmart.admin.request;

import com.globalmart.admin.node.Nodes;
import org.springframework.stereotype.Component;

/** Tells what became of requests: an open one depends on whether anybody is there to take it. */
@Component
public class Outcomes {

    private final Requests requests;
    private final Nodes nodes;

    Outcomes(Requests requests, Nodes nodes) {
        this.requests = requests;
        this.nodes = nodes;
    }

    public Outcome of(Request request) {
        return Outcome.of(request, request.progress() != Request.Progress.OPEN || nodes.isAnyAlive());
    }

    /** The outcome of the request with this number, as it is now. */
    Outcome of(long requestId) {
        return of(requests.get(requestId));
    }
}
