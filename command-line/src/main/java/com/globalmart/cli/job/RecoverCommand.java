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

/** {@code recover ID}: takes an execution from an owner that is dead. */
@Command(
        name = "recover",
        description = {
            "Takes an execution from an owner that does not renew its lease any more, marks it FAILED and has it restarted.",
            "Nodes do so by themselves every few seconds; an owner that still renews is left alone."
        })
public final class RecoverCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The execution's number, as status shows it.")
    private long execution;

    @Mixin
    private final Why why = new Why();

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var recovered = new JobRun(databases)
                .awaitCarriedOut(new JobRequests(databases).about("recover", execution, why.reason()));
        Terminal.say("execution %d was taken from its owner", recovered);
        return ExitStatus.DONE;
    }
}
