package com.globalmart.cli.upkeep;

import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.Confirmation;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forget USER}: empties what is kept of a customer. */
@Command(
        name = "forget",
        description = {
            "Forgets a customer: every attribute in statements, landed records, dead letters, quarantine and searches is",
            "emptied, and the customer's versions are made again from what is left. Identifiers, times, amounts and all sums",
            "stay. It cannot be undone, and what Kafka still holds is not touched."
        })
public final class ForgetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "USER", description = "The customer's own identifier, as USER_00000001.")
    private String user = "";

    @Option(names = "--yes", description = "Does not ask whether it is meant.")
    private boolean yes;

    @Mixin
    private final Why why = new Why();

    @Override
    public Integer call() {
        var why = this.why.reason();
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        if (!Confirmation.isGiven(yes, "Everything that is kept of customer %s is emptied for ever".formatted(user))) {
            Terminal.say("nothing was done");
            return ExitStatus.DONE;
        }
        return JobRun.runToEnd(databases, "forget", Map.of("userId", user), why);
    }
}
