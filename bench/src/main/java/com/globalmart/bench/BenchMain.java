package com.globalmart.bench;

import com.globalmart.bench.analytics.AnalyticsCommand;
import com.globalmart.bench.api.ApiCommand;
import com.globalmart.bench.dashboard.DashboardsCommand;
import com.globalmart.bench.dimension.DimensionsCommand;
import com.globalmart.bench.fact.FactsCommand;
import com.globalmart.bench.landing.LandingCommand;
import com.globalmart.bench.steady.SteadyCommand;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./globalmart bench} runs. */
@Command(
        name = "bench",
        description = "Benchmarks; each figure beside its floor from the same run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LandingCommand.class,
            SteadyCommand.class,
            DimensionsCommand.class,
            FactsCommand.class,
            AnalyticsCommand.class,
            DashboardsCommand.class,
            ApiCommand.class
        })
public final class BenchMain {

    private BenchMain() {}

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        int status = new CommandLine(new BenchMain())
                .setUsageHelpWidth(120)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof CommandFailedException told)) {
                        throw failure;
                    }
                    command.getErr().println("globalmart: " + told.getMessage());
                    return told.exitStatus();
                })
                .execute(arguments);
        Terminal.out().flush();
        System.exit(status);
    }
}
