package com.globalmart.bench.year;

import com.globalmart.bench.analytics.History;
import com.globalmart.bench.analytics.Planting;
import com.globalmart.bench.job.JobTimes;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.NodeOptions;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How large the year is, and how it is made: planted facts, one real night that counts all days anew, and nights before it. */
public final class PublishedYear {

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

    @Mixin
    private NodeOptions options = new NodeOptions();

    /** Settings of the database server. */
    public Map<String, String> postgresSettings() {
        return options.postgresSettings();
    }

    public History history() {
        return new History(customers, products, lines, days);
    }

    /** @param date the last day */
    public void plant(Release release, BenchServers servers, LocalDate date) throws Exception {
        try (var realtime = servers.connection(Database.REALTIME);
                var warehouse = servers.connection(Database.WAREHOUSE)) {
            Terminal.say("planting %,d sale lines of %d days", lines, days);
            new Planting(realtime, warehouse, history(), date).publishHistory();
            var nights = new YearOfNights(warehouse, days, date);
            try (var node = ApplicationProcesses.batchJobs(release, servers, Map.of(), options.jvmOptions())) {
                node.awaitReady();
                var jobs = new JobTimes(servers, node, warehouse);
                Terminal.say("a night that counts all days anew");
                jobs.run("plan", date);
                nights.touchAllDays();
                for (String stage : List.of("dimensions", "facts", "analytics", "quality", "publish")) {
                    jobs.run(stage, null);
                }
            }
            nights.plantNights();
        }
    }
}
