package com.globalmart.bench.analytics;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.job.JobTimes;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.NodeOptions;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The analytics of one night over a long history. */
@Command(
        name = "analytics",
        description = {
            "The analytics of a night over a year of sales; beside it the same tables, each computed whole",
            "by one statement of plain SQL."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AnalyticsCommand implements Callable<Integer> {

    @Mixin
    private HistorySize size = new HistorySize();

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "How often the night is analysed, the same each time (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private NodeOptions options = new NodeOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var history = size.history();
        var date = LocalDate.now(Clock.systemUTC()).minusDays(1); // a day is over when its night comes
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), options.postgresSettings());
                var realtime = servers.connection(Database.REALTIME);
                var warehouse = servers.connection(Database.WAREHOUSE);
                var node = ApplicationProcesses.batchJobs(Release.of(home), servers, Map.of(), options.jvmOptions())) {
            node.awaitReady();
            Terminal.say("planting %,d sale lines of %d days", history.lines(), history.days());
            var planting = new Planting(realtime, warehouse, history, date);
            planting.publishHistory();
            var times = new JobTimes(servers, node, warehouse);
            Terminal.say("the night before, which gives every customer a segment");
            times.run("nightly", date.minusDays(1));
            times.run("plan", date);
            times.run("dimensions", null);
            times.run("facts", null);
            var plain = new PlainSql(warehouse);
            var measured = new ArrayList<AnalyticsResult.Round>();
            for (int round = 1; round <= rounds; round++) {
                planting.removeAnalysis();
                measured.add(new AnalyticsResult.Round(times.run("analytics", null), plain.measure(date)));
                Terminal.say(
                        "round %d of %d: %.1f s, plain SQL %.1f s",
                        round,
                        rounds,
                        measured.getLast().job().seconds(),
                        measured.getLast().plainSeconds());
            }
            var result = new AnalyticsResult("analytics", Machine.of(warehouse), history, servers.settings(), measured);
            Terminal.say("");
            result.print(Terminal.out());
            ResultFile.write(json, result);
        }
        return 0;
    }
}
