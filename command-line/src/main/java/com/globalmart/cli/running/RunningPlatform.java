package com.globalmart.cli.running;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The platform that commands speak to: the one that this machine runs, or real servers that the environment names.
 *
 * @param dataDirectory of the platform on this machine; null on real servers
 * @param endpoints of the platform on this machine; null on real servers
 */
public record RunningPlatform(
        Databases databases,
        String bootstrapServers,
        @Nullable DataDirectory dataDirectory,
        @Nullable Endpoints endpoints) {

    /**
     * Finds it: {@code POSTGRES_*} and {@code KAFKA_BOOTSTRAP_SERVERS} win, then the platform that was started last.
     *
     * @throws CommandFailedException if none runs, saying how to start one
     */
    public static RunningPlatform find(ProjectHome home, Map<String, String> environment) {
        if (Database.WAREHOUSE.isNamedIn(environment)) {
            return new RunningPlatform(
                    new Databases(named(environment, Database.REALTIME), named(environment, Database.WAREHOUSE)),
                    environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                    null,
                    null);
        }
        var directory = directory(home).orElseThrow(RunningPlatform::noneRuns);
        if (!Files.exists(directory.endpoints())) {
            throw noneRuns();
        }
        var endpoints = Endpoints.read(directory.endpoints());
        if (!isAlive(endpoints.supervisor())) {
            throw CommandFailedException.notRunning(
                    "the platform on %s is gone (process %d was killed): ./globalmart up --data %s goes on with it",
                    ProjectHome.shown(directory.path()), endpoints.supervisor(), ProjectHome.shown(directory.path()));
        }
        return new RunningPlatform(
                Databases.onPort(endpoints.port("postgres")), endpoints.bootstrapServers(), directory, endpoints);
    }

    /** The data directory of the platform that was started last on this machine, running or not. */
    public static Optional<DataDirectory> directory(ProjectHome home) {
        if (!Files.exists(home.runningFile())) {
            return Optional.empty();
        }
        var data = Endpoints.load(home.runningFile()).getProperty("data");
        return Optional.ofNullable(data).map(path -> new DataDirectory(Path.of(path)));
    }

    /** From now on commands speak to the platform on this directory. */
    public static void announce(ProjectHome home, DataDirectory directory) {
        var properties = new Properties();
        properties.setProperty("data", directory.path().toString());
        properties.setProperty(
                "supervisor.pid", Long.toString(ProcessHandle.current().pid()));
        Endpoints.store(properties, home.runningFile(), "The platform that was started last on this machine");
    }

    /** Takes the announcement back, unless another platform was announced since. */
    public static void withdraw(ProjectHome home, DataDirectory directory) {
        if (directory(home).filter(directory::equals).isPresent()) {
            home.runningFile().toFile().delete();
        }
    }

    private static Databases.Address named(Map<String, String> environment, Database database) {
        return new Databases.Address(
                database.url(environment),
                environment.getOrDefault(database.variable("USER"), Databases.CONSOLE_ROLE),
                environment.getOrDefault(database.variable("PASSWORD"), ""));
    }

    private static boolean isAlive(long processId) {
        return ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
    }

    private static CommandFailedException noneRuns() {
        return CommandFailedException.notRunning(
                "no platform runs here: start one with ./globalmart up (or demo) in"
                        + " another terminal, or set POSTGRES_WAREHOUSE_URL, POSTGRES_REALTIME_URL and KAFKA_BOOTSTRAP_SERVERS");
    }
}
