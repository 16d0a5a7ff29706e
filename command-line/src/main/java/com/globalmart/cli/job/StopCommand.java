package com.globalmart.cli.job;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stop ID}: lets an execution finish its chunk and stop there. */
@Command(name = "stop", description = "Stops an execution after the chunk that it works on; it can be restarted.")
public final class StopCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The execution's number, as status shows it.")
    private long execution;

    @Option(names = "--reason", description = "Why, for the audit.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var run = new JobRun(databases);
        run.awaitCarriedOut(new JobRequests(databases).stop(execution, reason));
        Terminal.say(run.ending(run.awaitEnd(execution)));
        return 0;
    }
}
