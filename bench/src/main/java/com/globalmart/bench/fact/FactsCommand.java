package com.globalmart.bench.fact;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.job.JobTimes;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.NodeOptions;
import com.globalmart.bench.platform.PeakMemory;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From landed records to published facts. */
@Command(
        name = "facts",
        description = {
            "Nights of views, cart events and transactions, every stage from landing to published;",
            "beside the facts the same rows, with their keys, from COPY to COPY."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FactsCommand implements Callable<Integer> {

    @Option(
            names = "--records",
            paramLabel = "COUNT",
            defaultValue = "4320000",
            description = "Records of a night: a day at 50 a second (default: ${DEFAULT-VALUE}).")
    private int records;

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
            names = "--nights",
            paramLabel = "COUNT",
            defaultValue = "2",
            description = "How many nights, each of another day (default: ${DEFAULT-VALUE}).")
    private int nights;

    @Option(
            names = "--facts-only",
            description = "End the one night behind its facts, where larger numbers of records are of interest.")
    private boolean factsOnly;

    @Mixin
    private NodeOptions options = new NodeOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (factsOnly && nights > 1) {
            throw CommandFailedException.usage(
                    "--facts-only with %d nights, expected --nights 1: the next begins when one is published", nights);
        }
        var home = ProjectHome.fromEnvironment();
        var shop = new Shop(records, customers, products);
        var last = LocalDate.now(Clock.systemUTC()).minusDays(1); // a day is over when its night comes
        var first = last.minusDays(nights - 1L);
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), options.postgresSettings());
                var realtime = servers.connection(Database.REALTIME);
                var warehouse = servers.connection(Database.WAREHOUSE);
                var other = servers.connection(Database.WAREHOUSE);
                var node = ApplicationProcesses.batchJobs(
                        Release.of(home),
                        servers,
                        Map.of("GLOBALMART_FACT_RANGES", Integer.toString(options.ranges())),
                        options.jvmOptions())) {
            node.awaitReady();
            var planting = new Planting(realtime, warehouse, shop);
            planting.publishDimensions(first, last);
            var times = new JobTimes(servers, node, warehouse);
            var measured = new ArrayList<FactsResult.Night>();
            for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
                Terminal.say("landing %,d records of %s", records, date);
                planting.landNight(date);
                var job = factsOnly ? untilFacts(times, date) : times.run("nightly", date);
                var books = books(warehouse);
                measured.add(new FactsResult.Night(job, books, new CopyPipe(other, warehouse).measure(date)));
                Terminal.say(
                        "night of %s: %.1f s, its facts %.1f s, COPY to COPY %.1f s",
                        date,
                        job.seconds(),
                        measured.getLast().factSeconds(),
                        measured.getLast().floor().seconds());
            }
            var result = new FactsResult(
                    "facts",
                    Machine.of(warehouse),
                    shop,
                    servers.settings(),
                    measured,
                    PeakMemory.bytesOf(node.ids().getFirst()),
                    Sizes.of(warehouse));
            Terminal.say("");
            result.print(Terminal.out());
            ResultFile.write(json, result);
        }
        return 0;
    }

    private static JobTimes.OfJob untilFacts(JobTimes times, LocalDate date) throws SQLException {
        return times.run("plan", date).followedBy(times.run("dimensions", null)).followedBy(times.run("facts", null));
    }

    /** Of the last load. */
    private static FactsResult.Books books(Connection warehouse) throws SQLException {
        try (var statement = warehouse.createStatement();
                var row = statement.executeQuery("""
                        select sum(read), sum(facts), sum(duplicates), sum(quarantined)
                        from warehouse.step_book where load_id = (select max(load_id) from warehouse.load)
                        """)) {
            row.next();
            return new FactsResult.Books(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }
}
