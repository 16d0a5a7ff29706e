package com.globalmart.cli.landing;

import com.globalmart.cli.request.Requests;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Escaped;
import com.globalmart.cli.terminal.ExitStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** What ingest is asked to do; it alone writes to landing. */
public final class LandingRequests {

    /** How long a command waits for ingest, which looks for requests every few seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Requests requests;
    private final Duration patience;
    private final PrintStream out;

    /** @param patience how long to wait for the outcome */
    public LandingRequests(Databases databases, Duration patience, PrintStream out) {
        this.requests = new Requests(databases);
        this.patience = patience;
        this.out = out;
    }

    /**
     * Asks, waits for the outcome and prints it.
     *
     * @param parameters with "about", which says in the audit what the request is about
     * @return the command's exit status
     * @throws CommandFailedException if ingest refused, with its words
     */
    public int carryOut(String kind, Map<String, String> parameters, String reason) {
        long request = requests.submit(kind, parameters, reason);
        out.printf("request %d: %s, %s%n", request, kind, parameters.get("about"));
        var done = requests.await(request, patience);
        if (done.isEmpty()) {
            out.printf(
                    "request %d has no outcome after %d s: ingest is still at it, waits for something, or does not run. It stays"
                            + " open, asking again is not needed (./globalmart logs ingest, ./globalmart landing)%n",
                    request, patience.toSeconds());
            return ExitStatus.NOT_RUNNING;
        }
        var outcome = done.get().outcome();
        out.printf("done: %s%n", outcome == null ? "no word about it" : Escaped.line(outcome));
        return ExitStatus.DONE;
    }
}
