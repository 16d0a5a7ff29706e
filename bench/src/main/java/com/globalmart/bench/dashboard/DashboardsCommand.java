package com.globalmart.bench.dashboard;

import com.globalmart.bench.analytics.History;
import com.globalmart.bench.analytics.Planting;
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
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The queries of all boards over a year. */
@Command(
        name = "dashboards",
        description = {
            "Every query that the Grafana boards and alert rules ask of the warehouse, over a year of sales;",
            "beside them a query of one row."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DashboardsCommand implements Callable<Integer> {

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Customers (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--products",
            paramLabel = "COUNT",
            defaultValue = "250000",
            description = "Products (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(
            names = "--lines",
            paramLabel = "COUNT",
            defaultValue = "10000000",
            description = "Sale lines of all days (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "365",
            description = "Days that they are spread over (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "How often each query is asked (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private NodeOptions options = new NodeOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var history = new History(customers, products, lines, days);
        var date = LocalDate.now(Clock.systemUTC()).minusDays(1); // a day is over when its night comes
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), options.postgresSettings());
                var realtime = servers.connection(Database.REALTIME);
                var warehouse = servers.connection(Database.WAREHOUSE)) {
            Terminal.say("planting %,d sale lines of %d days", lines, days);
            new Planting(realtime, warehouse, history, date).publishHistory();
            var nights = new YearOfNights(warehouse, days, date);
            try (var node = ApplicationProcesses.batchJobs(Release.of(home), servers, Map.of(), options.jvmOptions())) {
                node.awaitReady();
                var jobs = new JobTimes(servers, node, warehouse);
                Terminal.say("a night that counts all days anew");
                jobs.run("plan", date);
                nights.touchAllDays();
                for (String stage : new String[] {"dimensions", "facts", "analytics", "quality", "publish"}) {
                    jobs.run(stage, null);
                }
            }
            nights.plantNights();
            try (var reader = servers.connection(Database.WAREHOUSE, "bi_reader")) {
                var questions = new Questions(
                        reader, rounds, date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
                Terminal.say("asking each query %d times", rounds);
                var result = new DashboardsResult(
                        "dashboards",
                        Machine.of(warehouse),
                        history,
                        servers.settings(),
                        questions.floor(),
                        questions.all(home.root().resolve("dashboards").resolve("grafana")));
                Terminal.say("");
                result.print(Terminal.out());
                ResultFile.write(json, result);
            }
        }
        return 0;
    }
}
