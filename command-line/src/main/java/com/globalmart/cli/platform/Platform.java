package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.Endpoints;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.user.RandomPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on one data directory: embedded servers in and beside this JVM, and the applications as processes that
 * are started again when they die. Closing it stops all of them: applications, then Kafka, then PostgreSQL.
 */
public final class Platform implements AutoCloseable {

    private final ProjectHome home;
    private final DataDirectory directory;
    private final List<Application> applications;
    private final Launch launch;
    private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
    private @Nullable FileChannel lock;
    private @Nullable EmbeddedServers servers;
    private @Nullable Endpoints endpoints;
    private @Nullable Logins logins;
    private @Nullable Process runningToEnd;
    private boolean closing;

    /** What the applications are started for. */
    enum Launch {
        /** To be used; commands in other shells find it. */
        USE(Duration.ofSeconds(30)),
        /** To write AOT caches when they end. */
        TRAINING(Duration.ofMinutes(3));

        private final Duration longestStop;

        Launch(Duration longestStop) {
            this.longestStop = longestStop;
        }
    }

    Platform(ProjectHome home, DataDirectory directory, List<Application> applications, Launch launch) {
        this.home = home;
        this.directory = directory;
        this.applications = List.copyOf(applications);
        this.launch = launch;
    }

    /** All applications, to be used. */
    public static Platform toUse(ProjectHome home, DataDirectory directory) {
        return new Platform(home, directory, List.of(Application.values()), Launch.USE);
    }

    /** All applications, each leaving an AOT cache when it ends; no command finds this platform. */
    public static Platform toTrain(ProjectHome home, DataDirectory directory) {
        return new Platform(home, directory, List.of(Application.values()), Launch.TRAINING);
    }

    /** Locks the data directory, and ends what a killed supervisor left running on it. */
    public void take() {
        lock = directory.lock();
        var stopped = new LeftoverProcesses(directory).stopApplications();
        if (!stopped.isEmpty()) {
            Terminal.say("ended what a killed run left behind: %s", String.join(", ", stopped));
        }
    }

    /** Ends a PostgreSQL that a killed supervisor left running, and deletes what the data directory holds. */
    public void wipe() {
        new LeftoverProcesses(directory).stopPostgres();
        directory.wipe();
    }

    /** Another at each start, unless somebody has set one: who scrapes metrics has to know it. */
    private static String fleetPassword() {
        var password = System.getenv("FLEET_PASSWORD");
        return password == null || password.isBlank() ? RandomPassword.next() : password;
    }

    /** Starts everything and returns when every application is ready. Needs {@link #take()} before. */
    public void start() {
        directory.create();
        ServerLog.writeTo(directory.log("kafka"));
        var choice = new Ports(Terminal::say);
        var ports = choice.choose();
        var starting = startServers(new Endpoints(ProcessHandle.current().pid(), ports, Map.of()));
        ports.put("postgres", starting.postgresPort());
        choice.checkPostgres(starting.postgresPort());
        publish(new Endpoints(ProcessHandle.current().pid(), ports, Map.of()));
        var databases = starting.databases();
        var environment = new ApplicationEnvironment(endpoints(), databases, directory, fleetPassword());
        for (var application : inOrderOfNeed()) {
            if (application == Application.INGEST) {
                starting.awaitKafka();
            }
            supervise(plan(application, environment.of(application)));
        }
        starting.awaitKafka();
        logins = Logins.readOrCreate(directory.logins());
        logins.addTo(databases);
        new Readiness(endpoints()).await(List.copyOf(processes.values()));
    }

    public DataDirectory directory() {
        return directory;
    }

    public Endpoints endpoints() {
        return started(endpoints);
    }

    public Databases databases() {
        return Databases.onPort(endpoints().port("postgres"));
    }

    public Logins logins() {
        return started(logins);
    }

    /** Runs a program of the release to its end, showing what it prints, and returns its exit status. */
    public int run(String program, List<String> arguments) {
        var command = Release.of(home).command(program, List.of(LeftoverProcesses.mark(directory)), arguments);
        try {
            return startToEnd(new ProcessBuilder(command).inheritIO()).waitFor();
        } catch (IOException e) {
            throw CommandFailedException.failed("%s could not be started: %s", program, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailedException.failed("interrupted while %s ran", program);
        }
    }

    private synchronized Process startToEnd(ProcessBuilder builder) throws IOException {
        if (closing) {
            throw CommandFailedException.failed("stopped while starting");
        }
        runningToEnd = builder.start();
        return runningToEnd;
    }

    /** Starts one more process of the release, which is watched over and stopped like the applications. */
    public void supervise(String program, String title, List<String> arguments) {
        var command = Release.of(home).command(program, List.of(LeftoverProcesses.mark(directory)), arguments);
        supervise(new ProcessPlan(title, command, Map.of(), directory));
    }

    /** Stops what was started, in the reverse order. Does nothing the second time. */
    @Override
    public void close() {
        close(launch.longestStop);
    }

    /** @param limit how long an application may take to end before it is ended by force */
    public void close(Duration limit) {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        if (runningToEnd != null) {
            runningToEnd.destroy();
        }
        var stopping = List.copyOf(processes.values()).reversed();
        stopping.forEach(SupervisedProcess::requestStop);
        stopping.forEach(process -> process.stop(limit));
        if (servers != null) {
            servers.close();
        }
        if (lock != null) {
            forget(lock);
        }
    }

    private void forget(FileChannel held) {
        try {
            if (launch == Launch.USE) {
                RunningPlatform.withdraw(home, directory);
            }
            Files.deleteIfExists(directory.endpoints());
            Files.deleteIfExists(directory.processId("supervisor"));
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized EmbeddedServers startServers(Endpoints chosen) {
        if (closing) {
            throw CommandFailedException.failed("stopped while starting");
        }
        servers = EmbeddedServers.start(directory, chosen.port("postgres"), chosen.port("kafka"));
        return servers;
    }

    /** Ingest last: it needs Kafka, which may still be starting when the databases are ready. */
    private List<Application> inOrderOfNeed() {
        var ordered = new ArrayList<>(applications);
        ordered.sort((a, b) -> Boolean.compare(a == Application.INGEST, b == Application.INGEST));
        return ordered;
    }

    private ProcessPlan plan(Application application, Map<String, String> environment) {
        var options = new ArrayList<>(application.jvmOptions());
        options.add(LeftoverProcesses.mark(directory));
        var release = Release.of(home);
        var command = launch == Launch.TRAINING
                ? release.trainingCommand(application.title(), options, List.of())
                : release.command(application.title(), options, List.of());
        return new ProcessPlan(application.title(), command, environment, directory);
    }

    private synchronized void supervise(ProcessPlan plan) {
        if (closing) {
            throw CommandFailedException.failed("stopped while starting");
        }
        var process = new SupervisedProcess(plan, Terminal::say, this::writeProcesses);
        processes.put(plan.title(), process);
        process.start();
    }

    private synchronized void writeProcesses() {
        if (closing || endpoints == null) {
            return;
        }
        var numbers = new HashMap<String, Long>();
        processes.forEach((name, process) -> numbers.put(name, process.processId()));
        publish(new Endpoints(endpoints.supervisor(), endpoints.ports(), numbers));
    }

    private synchronized void publish(Endpoints current) {
        endpoints = current;
        current.write(directory.endpoints());
        if (launch == Launch.USE) {
            RunningPlatform.announce(home, directory);
        }
    }

    private static <T> T started(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the platform was not started");
        }
        return value;
    }
}
