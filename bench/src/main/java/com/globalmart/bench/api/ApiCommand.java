package com.globalmart.bench.api;

import com.globalmart.bench.figure.Machine;
import com.globalmart.bench.figure.Quantiles;
import com.globalmart.bench.figure.ResultFile;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchFolder;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.year.PublishedYear;
import com.globalmart.cli.apikey.ApiKeys;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The resources of the API over a year. */
@Command(
        name = "api",
        description = {
            "Every resource of the API over a year of sales: answers that nobody has asked for, and the same again;",
            "then many callers of one answer that is kept, beside the same bytes as a file of the same server."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ApiCommand implements Callable<Integer> {

    private static final int WARM = 10; // times as often, as they take a tenth of the time
    private static final int PER_MINUTE = 1_000_000;

    @Mixin
    private PublishedYear year = new PublishedYear();

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "How often each resource is asked, cold and warm (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How long many callers ask (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        var home = ProjectHome.fromEnvironment();
        var release = Release.of(home);
        var date = LocalDate.now(Clock.systemUTC()).minusDays(1); // a day is over when its night comes
        try (var folder = BenchFolder.empty(home);
                var servers = BenchServers.start(folder.path(), year.postgresSettings());
                var warehouse = servers.connection(Database.WAREHOUSE)) {
            year.plant(release, servers, date);
            var key = ApiKeys.next();
            new ApiKeys(servers.databases()).add(key, "bench", List.of("read", "customers"), PER_MINUTE, null, "bench");
            var files = Files.createDirectories(servers.folder().resolve("files"));
            var settings =
                    Map.of("SPRING_WEB_RESOURCES_STATIC_LOCATIONS", "classpath:/static/,file:%s/".formatted(files));
            try (var server = ApplicationProcesses.servingApi(release, servers, settings);
                    var callers = new Callers(awaited(server), key)) {
                var history = year.history();
                var resources = new Resources(date, history.days(), history.customers(), history.products()).all();
                warmUp(callers, resources);
                Terminal.say("asking each resource %d times, cold and warm", rounds);
                var waits = new ArrayList<ApiResult.Waits>();
                for (var resource : resources) {
                    waits.add(waits(callers, resource));
                }
                Terminal.say("many callers for %d s, twice", seconds);
                var kept = resources.getFirst().address().apply(0);
                Files.write(files.resolve("answer.json"), callers.ask(kept));
                var result = new ApiResult(
                        "api",
                        Machine.of(warehouse),
                        history,
                        servers.settings(),
                        waits,
                        callers.throughput("an answer that is kept", kept, seconds, server),
                        callers.throughput("the same as a file", "/answer.json", seconds, server));
                Terminal.say("");
                result.print(Terminal.out());
                ResultFile.write(json, result);
            }
        }
        return 0;
    }

    private static URI awaited(ApplicationProcesses server) {
        server.awaitReady();
        return server.address();
    }

    /** Questions beyond those that are measured, and the same again, until the JVM has compiled what answers them. */
    private void warmUp(Callers callers, List<Resources.Resource> resources) throws IOException, InterruptedException {
        for (int again = 0; again < 1 + WARM; again++) {
            for (int n = 0; n < rounds; n++) {
                for (var resource : resources) {
                    callers.ask(resource.address().apply(rounds + n));
                }
            }
        }
    }

    private ApiResult.Waits waits(Callers callers, Resources.Resource resource)
            throws IOException, InterruptedException {
        double[] cold = new double[rounds];
        double[] warm = new double[rounds * WARM];
        long bytes = 0;
        for (int n = 0; n < rounds; n++) {
            cold[n] = callers.time(resource.address().apply(n));
        }
        for (int n = 0; n < warm.length; n++) {
            warm[n] = callers.time(resource.address().apply(n % rounds));
        }
        for (int n = 0; n < rounds; n++) {
            bytes = Math.max(bytes, callers.ask(resource.address().apply(n)).length);
        }
        return new ApiResult.Waits(resource.name(), bytes, Quantiles.of(cold), Quantiles.of(warm));
    }
}
