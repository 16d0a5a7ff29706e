package com.globalmart.cli.job;

import com.globalmart.cli.job.Executions.Execution;
import com.globalmart.cli.request.Requests;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Progress;
import com.globalmart.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows what was asked for: until a node has taken it, and until its execution ends. */
public final class JobRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration SAY_NO_NODE_AFTER = Duration.ofSeconds(10);

    private final Requests requests;
    private final Executions executions;
    private final ExecutionProgress howFar;

    public JobRun(Databases databases) {
        this.requests = new Requests(databases);
        this.executions = new Executions(databases);
        this.howFar = new ExecutionProgress(databases);
    }

    /**
     * Waits until a node has carried the request out, and returns the execution that it started or changed.
     *
     * @throws CommandFailedException if the node refused it, with its words
     */
    public long awaitCarriedOut(long request) {
        var done = requests.await(request, SAY_NO_NODE_AFTER);
        if (done.isEmpty()) {
            Terminal.say("request %d waits: %s", request, whyItWaits());
        }
        while (done.isEmpty()) {
            done = requests.await(request, SAY_NO_NODE_AFTER);
        }
        var execution = done.get().jobExecutionId();
        if (execution == null) {
            throw CommandFailedException.failed(
                    "request %d is done without an execution: %s",
                    request, done.get().outcome());
        }
        return execution;
    }

    /** Waits until the execution has ended, showing how far it is. */
    public Execution awaitEnd(long execution) {
        var found = find(execution);
        try (var progress =
                Progress.of(title(found), executions.howFar(execution).steps())) {
            while (!found.hasEnded()) {
                var far = executions.howFar(execution);
                progress.at(far.done(), doing(execution));
                Pause.of(LOOK_EVERY);
                found = find(execution);
            }
        }
        return found;
    }

    /** Asks for a job, waits for its end and says how that was; returns the exit status. */
    public static int runToEnd(
            Databases databases, String job, Map<String, String> parameters, @Nullable String reason) {
        var run = new JobRun(databases);
        var ended = run.awaitEnd(run.awaitCarriedOut(new JobRequests(databases).launch(job, parameters, reason)));
        Terminal.say(run.ending(ended));
        return exitStatus(ended);
    }

    /** How an execution ended, in the exit status of the command. */
    public static int exitStatus(Execution execution) {
        return switch (execution.status()) {
            case "COMPLETED" -> ExitStatus.DONE;
            case "STOPPED" -> ExitStatus.STOPPED;
            default -> ExitStatus.FAILED;
        };
    }

    /** A name for people: {@code nightly businessDate=2026-03-14}. */
    public static String title(Execution execution) {
        return "%s %s".formatted(execution.job(), execution.parameters()).strip();
    }

    /** How it ended, and where it failed why, in one line. */
    public String ending(Execution execution) {
        return "execution %d (%s) ended %s%s%s"
                .formatted(execution.id(), title(execution), execution.status(), took(execution), reason(execution));
    }

    private String reason(Execution execution) {
        if (execution.status().equals("COMPLETED")) {
            return "";
        }
        var own = Optional.ofNullable(execution.exitMessage()).filter(message -> !message.isBlank());
        return own.or(() -> executions.whyFailed(execution.id()))
                .flatMap(message -> message.lines().findFirst())
                .map(line -> ": " + line.strip())
                .orElse("");
    }

    private static String took(Execution execution) {
        if (execution.startTime() == null || execution.endTime() == null) {
            return "";
        }
        return " after " + Terminal.duration(Duration.between(execution.startTime(), execution.endTime()));
    }

    /** What runs, and what is left. */
    private String doing(long execution) {
        var step = howFar.running(execution)
                .map(ExecutionProgress.RunningStep::inWords)
                .orElse("between two steps");
        return howFar.timeLeft(execution)
                .map(left -> step + "; " + left.inWords())
                .orElse(step);
    }

    private Execution find(long execution) {
        return executions
                .find(execution)
                .orElseThrow(() -> CommandFailedException.failed("no execution %d in the job repository", execution));
    }

    private String whyItWaits() {
        boolean anyAlive = executions.nodes().stream().anyMatch(Executions.Node::isAlive);
        return anyAlive ? "the batch nodes are busy" : "no batch node is alive (./globalmart status shows the nodes)";
    }
}
