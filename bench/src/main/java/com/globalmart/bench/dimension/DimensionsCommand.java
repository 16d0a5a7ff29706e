package com.globalmart.bench.dimension;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.job.JobTimes;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.NodeOptions;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From landed statements to published versions, and the facts that follow. */
@Command(
        name = "dimensions",
        description = {
            "A first load of customers and products, from landing to published, beside COPY of the same rows;",
            "then a night of changes, some of them late, with the facts that follow them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DimensionsCommand implements Callable<Integer> {

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Customers of the first load (default: ${DEFAULT-VALUE}); not a multiple of 7,919.")
    private int customers;

    @Option(
            names = "--products",
            paramLabel = "COUNT",
            defaultValue = "250000",
            description = "Products of the first load (default: ${DEFAULT-VALUE}); not a multiple of 7,919.")
    private int products;

    @Option(
            names = "--facts",
            paramLabel = "COUNT",
            defaultValue = "10000000",
            description = "Facts that are there when the night begins (default: ${DEFAULT-VALUE}).")
    private int facts;

    @Option(
            names = "--changes",
            paramLabel = "COUNT",
            defaultValue = "20000",
            description = "Statements of the night (default: ${DEFAULT-VALUE}).")
    private int changes;

    @Option(
            names = "--late",
            paramLabel = "COUNT",
            defaultValue = "2000",
            description = "How many of them are late (default: ${DEFAULT-VALUE}).")
    private int late;

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "How often the first load is run, from nothing each time (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private NodeOptions options = new NodeOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var firstDate = LocalDate.now(Clock.systemUTC()).minusDays(2); // days are over when their night comes
        var size = new Size(customers, products, facts, changes, late);
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), options.postgresSettings());
                var realtime = servers.connection(Database.REALTIME);
                var warehouse = servers.connection(Database.WAREHOUSE);
                var node = ApplicationProcesses.batchJobs(
                        Release.of(home),
                        servers,
                        Map.of("GLOBALMART_DIMENSION_RANGES", Integer.toString(options.ranges())),
                        options.jvmOptions())) {
            node.awaitReady();
            var planting = new Planting(realtime, warehouse, size, firstDate);
            var times = new JobTimes(servers, node, warehouse);
            var firstLoads = new ArrayList<DimensionsResult.FirstLoad>();
            for (int round = 1; round <= rounds; round++) {
                firstLoads.add(firstLoad(planting, times, warehouse, firstDate));
                Terminal.say(
                        "first load %d of %d: %.1f s, COPY %.1f s",
                        round,
                        rounds,
                        firstLoads.getLast().seconds(),
                        firstLoads.getLast().floor().seconds());
            }
            Terminal.say("planting %,d facts", facts);
            planting.publishFacts();
            planting.landChanges();
            var night = night(planting, times, warehouse, firstDate.plusDays(1));
            var result = new DimensionsResult(
                    "dimensions", Machine.of(warehouse), size, servers.settings(), firstLoads, night);
            Terminal.say("");
            result.print(Terminal.out());
            ResultFile.write(json, result);
            if (night.misplacedFacts() > 0) {
                throw CommandFailedException.failed("%d facts are misplaced", night.misplacedFacts());
            }
        }
        return 0;
    }

    private static DimensionsResult.FirstLoad firstLoad(
            Planting planting, JobTimes times, Connection warehouse, LocalDate date) throws SQLException, IOException {
        planting.clear();
        planting.landCatalogue();
        times.run("plan", date);
        var jobs = List.of(times.run("dimensions", null), times.run("publish", null));
        return new DimensionsResult.FirstLoad(jobs, new CopyFloor(warehouse).measure());
    }

    private static DimensionsResult.Night night(Planting planting, JobTimes times, Connection warehouse, LocalDate date)
            throws SQLException, IOException {
        times.run("plan", date);
        var dimensions = times.run("dimensions", null);
        long moved = count(
                warehouse, "select coalesce(sum(cardinality(places)), 0) from staging.rekey where new_key <> old_key");
        var jobs = List.of(dimensions, times.run("publish", null));
        return new DimensionsResult.Night(jobs, moved, planting.misplacedFacts());
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
