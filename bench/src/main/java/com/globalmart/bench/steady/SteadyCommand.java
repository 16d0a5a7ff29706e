package com.globalmart.bench.steady;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.CpuTimes;
import com.globalmart.bench.platform.Generator;
import com.globalmart.bench.platform.LiveHeap;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon records land that come at a steady pace. */
@Command(
        name = "landing-steady",
        description = "How soon records land that come at a steady pace, what that costs, and whether it stays so.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SteadyCommand implements Callable<Integer> {

    private static final Duration TAIL = Duration.ofSeconds(15); // longer than any wait of ingest between two tries
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    @Option(
            names = "--rate",
            paramLabel = "COUNT",
            defaultValue = "500",
            description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "COUNT",
            defaultValue = "60",
            description =
                    "How long to measure (default: ${DEFAULT-VALUE}); 1200 shows whether heap and connections stay.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the same goes on before (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same seed gives the same shop (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var release = Release.of(home);
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), Map.of("track_commit_timestamp", "on"));
                var connection = servers.connection();
                var ingest = ApplicationProcesses.ingest(release, servers, 1, 2, List.of())) {
            ingest.awaitReady();
            Terminal.say("%d events a second: %d s to warm up, then %d s measured", rate, warmUp, seconds);
            Process stream = new Generator(release, servers, seed).startStream(rate);
            try {
                awaitFirstRecord(connection);
                Pause.of(Duration.ofSeconds(warmUp));
                var result = measure(servers, connection, ingest);
                if (!stream.isAlive()) {
                    throw CommandFailedException.failed(
                            "the event generator ended before the benchmark: its log says why");
                }
                Terminal.say("");
                result.print(Terminal.out());
                ResultFile.write(json, result);
            } finally {
                stream.destroy();
                stream.waitFor();
            }
        }
        return 0;
    }

    /** The shop takes its time to open, on a busy machine longer than the warm-up. */
    private static void awaitFirstRecord(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (var statement = connection.createStatement()) {
            while (true) {
                try (var row = statement.executeQuery("select coalesce(sum(next_offset), 0) from landing.position")) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw CommandFailedException.failed(
                            "no record landed within %d s: the logs of the event generator and of ingest say why",
                            LONGEST_START.toSeconds());
                }
                Pause.of(LOOK_EVERY);
            }
        }
    }

    private SteadyResult measure(BenchServers servers, Connection connection, ApplicationProcesses ingest)
            throws IOException, SQLException {
        var start = footprint(connection, ingest);
        CpuTimes ingestBefore = ingest.cpu();
        CpuTimes databaseBefore = servers.databaseCpu();
        Instant from = clock.instant();
        Pause.of(Duration.ofSeconds(seconds));
        Instant to = clock.instant();
        double took = Duration.between(from, to).toMillis() / 1e3;
        double ingestCpu = ingest.cpu().secondsSince(ingestBefore);
        double databaseCpu = servers.databaseCpu().secondsSince(databaseBefore);
        Pause.of(TAIL);
        return new SteadyResult(
                "landing-steady",
                Machine.of(connection),
                seed,
                rate,
                took,
                Latencies.between(connection, from, to),
                ingestCpu * 100 / took,
                databaseCpu * 100 / took,
                start,
                footprint(connection, ingest));
    }

    /** Takes a full collection of ingest, so it stands outside the time that is measured. */
    private static SteadyResult.Footprint footprint(Connection connection, ApplicationProcesses ingest)
            throws IOException, SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name like 'globalmart-ingest%'")) {
            row.next();
            return new SteadyResult.Footprint(LiveHeap.bytesOf(ingest.ids().getFirst()), row.getInt(1));
        }
    }
}
