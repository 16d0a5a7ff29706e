package com.globalmart.cli.job;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restart ID}: goes on with an execution that failed or was stopped. */
@Command(name = "restart", description = "Goes on with an execution that failed or was stopped.")
public final class RestartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The execution's number, as status shows it.")
    private long execution;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "The step to begin at, which runs again with those after it (default: where it ended).")
    private @Nullable String step;

    @Option(names = "--reason", description = "Why, for the audit.")
    private @Nullable String reason;

    @Option(names = "--wait", description = "Waits for its end; the exit status then says how it ended.")
    private boolean wait;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        return FollowUp.of(databases, new JobRequests(databases).restart(execution, step, reason), wait);
    }
}
