package com.globalmart.cli.job;

import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code abandon ID}: gives an execution up for ever. */
@Command(
        name = "abandon",
        description = "Gives up an execution that failed or was stopped: nobody can restart it, nor its instance.")
public final class AbandonCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The execution's number, as status shows it.")
    private long execution;

    @Mixin
    private final Why why = new Why();

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var abandoned = new JobRun(databases)
                .awaitCarriedOut(new JobRequests(databases).about("abandon", execution, why.reason()));
        Terminal.say("execution %d is given up", abandoned);
        return ExitStatus.DONE;
    }
}
