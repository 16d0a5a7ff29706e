package com.globalmart.bench.platform;

import com.globalmart.cli.platform.Application;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.embedded.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged application, once or several times, with the JVM options and settings that {@code ./globalmart up} gives it. */
public final class ApplicationProcesses implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final List<Process> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Application application;
    private final Path log;

    private ApplicationProcesses(Application application, Path log) {
        this.application = application;
        this.log = log;
    }

    /**
     * Starts ingest, and returns while it starts.
     *
     * @param consumersEach consumer threads of one process
     * @param jvmOptions beside those of {@code ./globalmart up}: to try them, or to profile
     */
    public static ApplicationProcesses ingest(
            Release release, BenchServers servers, int count, int consumersEach, List<String> jvmOptions)
            throws IOException {
        var settings = Map.of("INGEST_CREATE_TOPICS", "true", "INGEST_CONCURRENCY", Integer.toString(consumersEach));
        return start(Application.INGEST, release, servers, count, settings, jvmOptions);
    }

    /**
     * Starts one batch node, and returns while it starts.
     *
     * @param settings environment variables beside those of {@code ./globalmart up}
     * @param jvmOptions likewise
     */
    public static ApplicationProcesses batchJobs(
            Release release, BenchServers servers, Map<String, String> settings, List<String> jvmOptions)
            throws IOException {
        return start(Application.BATCH_JOBS, release, servers, 1, settings, jvmOptions);
    }

    /**
     * Starts one process of the API, and returns while it starts.
     *
     * @param settings environment variables beside those of {@code ./globalmart up}
     */
    public static ApplicationProcesses servingApi(Release release, BenchServers servers, Map<String, String> settings)
            throws IOException {
        return start(Application.SERVING_API, release, servers, 1, settings, List.of());
    }

    private static ApplicationProcesses start(
            Application application,
            Release release,
            BenchServers servers,
            int count,
            Map<String, String> settings,
            List<String> jvmOptions)
            throws IOException {
        var started = new ApplicationProcesses(application, servers.folder().resolve(application.title() + ".log"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.processes.forEach(Process::destroy)));
        for (int i = 0; i < count; i++) {
            started.start(release, servers, settings, jvmOptions);
        }
        return started;
    }

    private void start(Release release, BenchServers servers, Map<String, String> settings, List<String> jvmOptions)
            throws IOException {
        var options = new ArrayList<>(application.jvmOptions());
        options.addAll(jvmOptions);
        int port = FreePort.any();
        var builder = new ProcessBuilder(release.command(application.title(), options, List.of()))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Databases databases = servers.databases();
        var environment = builder.environment();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("POSTGRES_REALTIME_URL", databases.realtime().url());
        environment.put("POSTGRES_REALTIME_USER", application.realtimeRole());
        environment.put("POSTGRES_WAREHOUSE_URL", databases.warehouse().url());
        environment.put("POSTGRES_WAREHOUSE_USER", application.role());
        environment.put("FLEET_PASSWORD", "bench");
        environment.putAll(settings);
        processes.add(builder.start());
        ports.add(port);
    }

    /** Where the first one listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + ports.getFirst());
    }

    /** Waits until each is ready for work. */
    public void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!ports.stream().allMatch(port -> isReady(http, port))) {
                requireAlive();
                if (System.nanoTime() > deadline) {
                    throw CommandFailedException.failed(
                            "%s was not ready within %s, its log: %s", application.title(), LONGEST_START, log);
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    private static boolean isReady(HttpClient http, int port) {
        var address = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // nothing listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailedException.failed("interrupted while an application started");
        }
    }

    /** @throws CommandFailedException if one has ended, naming its log */
    public void requireAlive() {
        if (!processes.stream().allMatch(Process::isAlive)) {
            throw CommandFailedException.failed("%s has ended, its log: %s", application.title(), log);
        }
    }

    public CpuTimes cpu() {
        return CpuTimes.of(processes.stream().map(Process::toHandle).toList());
    }

    /** Their process ids. */
    public List<Long> ids() {
        return processes.stream().map(Process::pid).toList();
    }

    /** Ends them as {@code ./globalmart up} does, and waits for it. */
    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
