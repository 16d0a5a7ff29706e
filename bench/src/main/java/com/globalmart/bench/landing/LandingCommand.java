package com.globalmart.bench.landing;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.Generator;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the broker to committed rows. */
@Command(
        name = "landing",
        description = "A backlog from the broker to committed rows, beside COPY of the same rows into the same tables.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class LandingCommand implements Callable<Integer> {

    @Option(
            names = "--records",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description =
                    "Events of the backlog (default: ${DEFAULT-VALUE}); statements of customers and products are added.")
    private long records;

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "Warm rounds, of which the median is told (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--setups",
            paramLabel = "PROCESSESxCONSUMERS",
            split = ",",
            defaultValue = "1x1,1x2,2x1",
            converter = Setup.Reader.class,
            description = "How many processes of ingest of how many consumers each (default: ${DEFAULT-VALUE}).")
    private List<Setup> setups = List.of();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same seed gives the same records (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description =
                    "A JVM option of ingest beside those of ./globalmart up, to try it or to profile; may be repeated.")
    private List<String> jvmOptions = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var release = Release.of(home);
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), Map.of());
                var connection = servers.connection()) {
            Terminal.say("making %,d events", records);
            new Generator(release, servers, seed).sendDay(records);
            try (var backlog = new Backlog(servers.bootstrapServers())) {
                var benchmark = new LandingBenchmark(release, servers, backlog, connection, jvmOptions);
                Terminal.say("landing them once, to have the rows that the floor copies");
                ParsedRows rows = benchmark.landedOnce();
                var measured = new ArrayList<LandingResult.OfSetup>();
                for (Setup setup : setups) {
                    measured.add(benchmark.measure(setup, rounds, rows));
                }
                var result = new LandingResult(
                        "landing", Machine.of(connection), seed, backlog.records(), jvmOptions, measured);
                Terminal.say("");
                result.print(Terminal.out());
                ResultFile.write(json, result);
            }
        }
        return 0;
    }
}
