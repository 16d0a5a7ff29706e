package com.globalmart.cli.job;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code log ID}: what was logged while one execution ran, on whatever node. */
@Command(
        name = "log",
        description = {
            "Shows what was logged while an execution ran, on whatever node, with whole stack traces; up to 10,000 lines of",
            "each execution are kept, as long as the execution itself."
        })
public final class LogCommand implements Callable<Integer> {

    private record Line(
            String loggedAt,
            String level,
            @Nullable String stepName,
            String message,
            @Nullable String stackTrace) {}

    @Parameters(paramLabel = "ID", description = "The execution's number, as status shows it.")
    private long execution;

    @Option(names = "--step", paramLabel = "STEP", description = "Only of this step and its ranges.")
    private @Nullable String step;

    @Override
    public Integer call() {
        var lines = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases()
                .client(Database.WAREHOUSE)
                .sql("""
                        select to_char(logged_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') as logged_at, level, step_name, message,
                               stack_trace
                        from ops.execution_log
                        where job_execution_id = :execution and (:step::text is null or starts_with(step_name, :step))
                        order by line_id
                        """)
                .param("execution", execution)
                .param("step", step)
                .query(Line.class)
                .list();
        if (lines.isEmpty()) {
            Terminal.say("nothing was logged by execution %d%s", execution, step == null ? "" : " in " + step);
        }
        for (var line : lines) {
            Terminal.say(
                    "%s %-5s %s: %s",
                    line.loggedAt(), line.level(), line.stepName() == null ? "job" : line.stepName(), line.message());
            if (line.stackTrace() != null) {
                Terminal.say("%s", line.stackTrace());
            }
        }
        return ExitStatus.DONE;
    }
}
