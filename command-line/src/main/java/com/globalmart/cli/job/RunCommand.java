package com.globalmart.cli.job;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run JOB}: asks for a job, and waits for its end if told so. */
@Command(name = "run", description = "Asks for a job: nightly, one of its stages, checks, or reference.")
public final class RunCommand implements Callable<Integer> {

    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "JOB", description = "The job's name; a wrong one lists those that are known.")
    private String job = "";

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "The business date, as 2026-03-14 (default: yesterday, UTC).")
    private @Nullable LocalDate date;

    @Option(names = "--reason", description = "Why, for the audit.")
    private @Nullable String reason;

    @Option(names = "--wait", description = "Waits for its end; the exit status then says how it ended.")
    private boolean wait;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var executions = new Executions(databases);
        var known = executions.jobs();
        if (!known.contains(job)) {
            throw CommandFailedException.usage(
                    "no job named '%s', known: %s",
                    job, known.isEmpty() ? "none yet, no batch node has started" : String.join(", ", known));
        }
        long request = new JobRequests(databases).launch(job, businessDate(executions), reason);
        return FollowUp.of(databases, request, wait);
    }

    private @Nullable LocalDate businessDate(Executions executions) {
        if (date != null || !executions.needsBusinessDate(job)) {
            return date;
        }
        var yesterday = LocalDate.now(clock).minusDays(1);
        Terminal.say("business date: %s", yesterday);
        return yesterday;
    }
}
