package com.globalmart.cli.job;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status [ID]}: what runs and what ran lately; with a number, one execution and its steps. */
@Command(
        name = "status",
        description = "Shows the platform, its batch nodes and the newest executions; or one execution.")
public final class StatusCommand implements Callable<Integer> {

    private static final int NEWEST = 15;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "An execution, to be shown with its steps.")
    private @Nullable Long execution;

    @Override
    public Integer call() {
        var platform = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv());
        var executions = new Executions(platform.databases());
        if (execution != null) {
            return showExecution(platform.databases(), execution);
        }
        showPlatform(platform);
        showNodes(executions);
        showNewest(executions);
        return ExitStatus.DONE;
    }

    private static void showPlatform(RunningPlatform platform) {
        var table = new TextTable(text("what"), text("where"), number("process"));
        table.row("warehouse", platform.databases().warehouse().url(), "");
        table.row("realtime", platform.databases().realtime().url(), "");
        table.row("kafka", platform.bootstrapServers(), "");
        if (platform.endpoints() != null) {
            for (var process : new TreeMap<>(platform.endpoints().processes()).entrySet()) {
                var hasPort = platform.endpoints().ports().containsKey(process.getKey());
                table.row(
                        process.getKey(),
                        hasPort ? platform.endpoints().url(process.getKey()) : "",
                        process.getValue() == 0 ? "dead" : Long.toString(process.getValue()));
            }
        }
        if (platform.dataDirectory() != null) {
            table.row("data", platform.dataDirectory().path().toString(), "");
        }
        table.print(Terminal.out());
    }

    private static void showNodes(Executions executions) {
        var table = new TextTable(
                text("batch node"),
                text("host"),
                number("process"),
                text("version"),
                text("started (UTC)"),
                text("state"),
                number("runs"));
        for (var node : executions.nodes()) {
            table.row(
                    node.nodeId(),
                    node.host(),
                    Long.toString(node.processId()),
                    node.version(),
                    Terminal.time(node.startedAt()),
                    node.isAlive() ? "alive" : "gone",
                    node.isAlive() ? Integer.toString(node.runningExecutions()) : "");
        }
        Terminal.say("");
        if (table.rows() == 0) {
            Terminal.say("No batch node has ever started.");
            return;
        }
        table.print(Terminal.out());
    }

    private static void showNewest(Executions executions) {
        var table = new TextTable(
                number("execution"),
                text("job"),
                text("parameters"),
                text("status"),
                text("started (UTC)"),
                number("took"));
        for (var found : executions.newest(NEWEST)) {
            table.row(
                    Long.toString(found.id()),
                    found.job(),
                    found.parameters(),
                    found.status(),
                    Terminal.time(found.startTime()),
                    took(found.startTime(), found.endTime()));
        }
        Terminal.say("");
        if (table.rows() == 0) {
            Terminal.say("No execution yet.");
            return;
        }
        table.print(Terminal.out());
    }

    private static int showExecution(Databases databases, long id) {
        var executions = new Executions(databases);
        var found = executions
                .find(id)
                .orElseThrow(() ->
                        CommandFailedException.usage("no execution %d; ./globalmart status lists the newest", id));
        Terminal.say(
                "execution %d: %s, %s, started %s UTC, took %s",
                found.id(),
                JobRun.title(found),
                found.status(),
                Terminal.time(found.startTime()),
                took(found.startTime(), found.endTime()));
        if (found.exitMessage() != null && !found.exitMessage().isBlank()) {
            Terminal.say("it says: %s", found.exitMessage().lines().findFirst().orElse(""));
        }
        new ExecutionProgress(databases).timeLeft(id).ifPresent(left -> Terminal.say("%s", left.inWords()));
        Terminal.say("");
        var table = new TextTable(
                text("step"),
                text("stage"),
                text("status"),
                number("read"),
                number("of"),
                number("rows/s"),
                number("written"),
                number("filtered"),
                number("took"));
        for (var step : executions.steps(id)) {
            table.row(
                    step.name(),
                    step.stage(),
                    step.status(),
                    Terminal.number(step.readCount()),
                    step.expectedRows() == null ? "" : Terminal.number(step.expectedRows()),
                    step.rowsPerSecond() == null || step.readCount() == 0
                            ? ""
                            : Terminal.number(Math.round(step.rowsPerSecond())),
                    Terminal.number(step.writeCount()),
                    Terminal.number(step.filterCount()),
                    took(step.startTime(), step.endTime()));
        }
        table.print(Terminal.out());
        return found.hasEnded() ? JobRun.exitStatus(found) : ExitStatus.DONE;
    }

    private static String took(@Nullable LocalDateTime start, @Nullable LocalDateTime end) {
        if (start == null) {
            return "";
        }
        return end == null ? "running" : Terminal.duration(Duration.between(start, end));
    }
}
