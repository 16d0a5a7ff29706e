package com.globalmart.cli.problem;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code problems}: what is wrong, and who was told. */
@Command(
        name = "problems",
        description = {
            "Shows what is wrong now and what to do next: executions that failed, loads that stand at their gate, nodes that",
            "died, business dates that will not be published by their deadline; and which alerts were sent."
        })
public final class ProblemsCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Also those of the last seven days that are over, and notices.")
    private boolean all;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        new ProblemList(Terminal.out()).print(new Problems(databases).list(all), all);
        return ExitStatus.DONE;
    }
}
