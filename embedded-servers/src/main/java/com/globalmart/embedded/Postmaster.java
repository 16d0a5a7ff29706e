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

/**
 * The server process that {@code postmaster.pid} of a cluster names. It may have died without removing the file.
 *
 * @param cluster PostgreSQL's own data directory
 */
record Postmaster(Path cluster, long processId, int port) {

    private static final String FILE = "postmaster.pid";

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
