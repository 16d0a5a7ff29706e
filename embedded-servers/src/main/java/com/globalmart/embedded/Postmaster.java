package com.globalmart.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server process that {@code postmaster.pid} of a cluster names. It may have died without removing the file.
 *
 * @param cluster PostgreSQL's own data directory
 */
record Postmaster(Path cluster, long processId, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int SECONDS_TO_NOTICE = 10;

    /** What the cluster's file says. Empty when there is no file, or one that is just being written. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() < 4) { // process, directory, start time, port
            return Optional.empty();
        }
        return Optional.of(new Postmaster(
                cluster,
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip())));
    }

    /** Whether the process lives and is a PostgreSQL: after a crash its number may belong to something else. */
    boolean isAlive() {
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    /** Kills the process and waits for its children, which end by themselves when they notice; those that do not are killed. */
    void kill() throws IOException {
        ProcessHandle process = ProcessHandle.of(processId)
                .orElseThrow(() -> new IOException("process %d of %s is gone".formatted(processId, cluster)));
        List<ProcessHandle> children = process.children().toList();
        process.destroyForcibly();
        awaitEnd(process);
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(SECONDS_TO_NOTICE, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                child.destroyForcibly();
                awaitEnd(child);
            } catch (ExecutionException e) {
                throw new IOException("could not wait for process " + child.pid(), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        try {
            process.onExit().get();
        } catch (ExecutionException e) {
            throw new IOException("could not wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EmbeddedServerException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new EmbeddedServerException("interrupted while waiting for PostgreSQL to end", cause);
    }

    /** The cluster that the server on this port serves. Empty while it does not answer. */
    Optional<Path> served() {
        var properties = new Properties();
        properties.setProperty("user", PostgresServer.SUPERUSER);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), properties);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('data_directory')")) {
            row.next();
            return Optional.of(Path.of(row.getString(1)));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Removes a file whose process is gone. PostgreSQL does so itself unless the number is taken by another process. */
    void forget() throws IOException {
        Files.deleteIfExists(cluster.resolve(FILE));
    }
}
