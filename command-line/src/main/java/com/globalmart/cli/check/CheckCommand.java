package com.globalmart.cli.check;

import com.globalmart.cli.job.JobRequests;
import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: is everything that is published as it must be? */
@Command(
        name = "check",
        description = {
            "Runs every check over everything published, now, and shows what each found;",
            "the exit status is 1 where one of severity ERROR found something."
        })
public final class CheckCommand implements Callable<Integer> {

    @Option(
            names = "--load",
            paramLabel = "ID",
            description = "Runs nothing; shows what the checks said of this load and of everything up to it.")
    private @Nullable Integer load;

    @Option(
            names = "--rows",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "Rows shown of each check that found some, up to the 100 kept (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--reason", description = "Why, for the audit.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var results = new CheckResults(databases);
        var report = new CheckReport(Terminal.out(), results, rows);
        if (load != null) {
            return report.print(load);
        }
        var run = new JobRun(databases);
        var ended = run.awaitEnd(run.awaitCarriedOut(new JobRequests(databases).launch("checks", Map.of(), reason)));
        int status = report.printEverything(results.newestPublished());
        Terminal.say("");
        Terminal.say("execution %d of checks: %s", ended.id(), ended.status());
        return Math.max(status, JobRun.exitStatus(ended));
    }
}
