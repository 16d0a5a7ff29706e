package com.globalmart.bench.dashboard;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.year.PublishedYear;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    @Mixin
    private PublishedYear year = new PublishedYear();

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "How often each query is asked (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var date = LocalDate.now(Clock.systemUTC()).minusDays(1); // a day is over when its night comes
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), year.postgresSettings());
                var warehouse = servers.connection(Database.WAREHOUSE)) {
            year.plant(Release.of(home), servers, date);
            try (var reader = servers.connection(Database.WAREHOUSE, "bi_reader")) {
                var questions = new Questions(
                        reader, rounds, date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
                Terminal.say("asking each query %d times", rounds);
                var result = new DashboardsResult(
                        "dashboards",
                        Machine.of(warehouse),
                        year.history(),
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
