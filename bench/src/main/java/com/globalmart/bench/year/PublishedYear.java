package com.globalmart.bench.year;

import com.globalmart.bench.analytics.History;
import com.globalmart.bench.analytics.HistorySize;
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

/** How large the year is, and how it is made: planted facts, one real night that counts all days anew, and nights before it. */
public final class PublishedYear {

    @Mixin
    private HistorySize size = new HistorySize();

    @Mixin
    private NodeOptions options = new NodeOptions();

    /** Settings of the database server. */
    public Map<String, String> postgresSettings() {
        return options.postgresSettings();
    }

    public History history() {
        return size.history();
    }

    /** @param date the last day */
    public void plant(Release release, BenchServers servers, LocalDate date) throws Exception {
        var history = history();
        try (var realtime = servers.connection(Database.REALTIME);
                var warehouse = servers.connection(Database.WAREHOUSE)) {
            Terminal.say("planting %,d sale lines of %d days", history.lines(), history.days());
            new Planting(realtime, warehouse, history, date).publishHistory();
            var nights = new YearOfNights(warehouse, history.days(), date);
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
