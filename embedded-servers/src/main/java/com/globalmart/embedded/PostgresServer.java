package com.globalmart.embedded;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/**
 * A PostgreSQL server of this machine, with its data in a directory of its own.
 *
 * <p>It listens on 127.0.0.1 only and asks for <strong>no password</strong>: whoever can open a connection from this
 * machine may be any role, the superuser included. That is meant for one person's machine and for tests.
 *
 * <p>It holds what PostgreSQL itself creates and nothing else; databases and roles are made by whoever starts it. Text
 * sorts by code point on every machine (the builtin locale {@code C.UTF-8}).
 */
public final class PostgresServer implements AutoCloseable {

    /** The role that may do everything. */
    public static final String SUPERUSER = "postgres";

    /** What a crash of the machine may cost. */
    public enum Durability {
        /** Nothing that was committed is lost: for data somebody wants to see again. */
        KEPT,
        /** Everything may be lost, and writing is quicker: for tests. */
        THROWAWAY
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60); // recovery after a crash takes its time
    private static final int LINES_TOLD = 15;

    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "100",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min",
            "random_page_cost", "1.1",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private static final Map<String, String> KEPT_SETTINGS =
            Map.of("fsync", "on", "synchronous_commit", "on", "shared_buffers", "256MB");

    private static final Map<String, String> THROWAWAY_SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "shared_buffers", "128MB");

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final Path log;
    private final DirectoryLock lock;
    private final Thread closeAtExit = new Thread(this::stop, "postgres-close-at-exit");
    private int port;
    private boolean stopped;

    private PostgresServer(PostgresBinaries binaries, Path directory, DirectoryLock lock) {
        this.binaries = binaries;
        this.cluster = directory.resolve("cluster");
        this.log = directory.resolve("server.log");
        this.lock = lock;
    }

    /**
     * Starts a server on what the directory holds, or on a new cluster when it holds none. Returns when the server
     * answers. A server that a killed JVM left running on the directory is taken over as it is, with its own port and
     * settings. The server stops with {@link #close()}, at the latest with this JVM.
     *
     * @param dataDirectory is created when missing; holds the cluster and the server's log
     * @param port where to listen, 0 for any free port
     * @throws EmbeddedServerException when the server does not start, or another JVM runs one on the directory
     */
    public static PostgresServer start(Path dataDirectory, int port, Durability durability) {
        return start(dataDirectory, port, durability, Map.of());
    }

    /**
     * The same with settings of the caller's.
     *
     * @param settings names and values of PostgreSQL's settings; each goes before ours
     */
    public static PostgresServer start(
            Path dataDirectory, int port, Durability durability, Map<String, String> settings) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        try {
            var lock = DirectoryLock.on(directory);
            try {
                var server = new PostgresServer(PostgresBinaries.unpacked(), directory, lock);
                server.startOrTakeOver(port, durability, settings);
                Runtime.getRuntime().addShutdownHook(server.closeAtExit);
                return server;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("could not keep PostgreSQL's data in " + directory, e);
        }
    }

    /** Where the server listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The URL of a database, without a user: the driver expects one beside it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The URL of a database as a user, who needs no password. */
    public String jdbcUrl(String database, String user) {
        return jdbcUrl(database) + "?user=" + URLEncoder.encode(user, StandardCharsets.UTF_8);
    }

    /** Ends open connections and stops the server. Does nothing when it is stopped already. */
    @Override
    public void close() {
        stop();
        forgetExit();
    }

    /** Stops without finishing anything, as a crash would; the next start on the directory recovers what was committed. */
    public void crash() {
        stop(postmaster -> pgCtl("stop", "-m", "immediate"));
        forgetExit();
    }

    /**
     * Kills the server's first process (SIGKILL). Returns when the others have noticed and ended, so that the next start on the
     * directory finds it free.
     */
    public void kill() {
        stop(Postmaster::kill);
        forgetExit();
    }

    private void stop() {
        stop(postmaster -> pgCtl("stop", "-m", "fast"));
    }

    private synchronized void stop(Ending ending) {
        if (stopped) {
            return;
        }
        stopped = true;
        try (lock) {
            Postmaster postmaster = Postmaster.of(cluster).orElse(null);
            if (postmaster != null && postmaster.isAlive()) {
                ending.end(postmaster);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("could not stop PostgreSQL on " + cluster, e);
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            // this JVM is ending, and has run or will run the hook: it finds nothing left to do
        }
    }

    /** A way to end a running server. */
    private interface Ending {
        void end(Postmaster postmaster) throws IOException;
    }

    private void startOrTakeOver(int requestedPort, Durability durability, Map<String, String> settings)
            throws IOException {
        Optional<Postmaster> leftOver = leftOver();
        if (leftOver.isPresent()) {
            port = leftOver.get().port();
            return;
        }
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(cluster)) {
            createCluster(durability);
        }
        port = requestedPort == 0 ? FreePort.any() : requestedPort;
        pgCtl("start", "-l", log.toString(), "-o", options(durability, settings));
    }

    /** The server that still runs on the cluster, once it answers. A file without its server is removed. */
    private Optional<Postmaster> leftOver() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Postmaster> found = Postmaster.of(cluster);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Postmaster postmaster = found.get();
            Optional<Path> served = postmaster.served();
            if (served.isPresent() && Files.isSameFile(served.get(), cluster)) {
                return found;
            }
            if (served.isPresent() || !postmaster.isAlive()) {
                postmaster.forget();
                return Optional.empty();
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedServerException(
                        "process %d runs PostgreSQL on %s, but did not answer on port %d within %s"
                                .formatted(postmaster.processId(), cluster, postmaster.port(), PATIENCE));
            }
            pause();
        }
    }

    /** Under another name until it is complete, so that an interrupted start leaves nothing that looks like a cluster. */
    private void createCluster(Durability durability) throws IOException {
        Path unfinished = cluster.resolveSibling("cluster.unfinished");
        FileUtils.deleteDirectory(unfinished.toFile());
        var arguments = new ArrayList<>(List.of("-D", unfinished.toString(), "-U", SUPERUSER));
        arguments.addAll(List.of("--auth=trust", "--encoding=UTF8", "--locale=C"));
        arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        if (durability == Durability.THROWAWAY) {
            arguments.add("--no-sync");
        }
        run("initdb", arguments);
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private String options(Durability durability, Map<String, String> further) {
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(durability == Durability.KEPT ? KEPT_SETTINGS : THROWAWAY_SETTINGS);
        settings.putAll(further);
        settings.put("port", Integer.toString(port));
        return settings.entrySet().stream()
                .map(setting -> "-c %s='%s'".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(" "));
    }

    private void pgCtl(String action, String... further) throws IOException {
        var arguments = new ArrayList<>(List.of(action, "-D", cluster.toString()));
        arguments.addAll(List.of("--wait", "--timeout=" + PATIENCE.toSeconds(), "--silent"));
        arguments.addAll(List.of(further));
        run("pg_ctl", arguments);
    }

    private void run(String program, List<String> arguments) throws IOException {
        Process process = new ProcessBuilder(binaries.command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new EmbeddedServerException(
                        "%s failed, its log %s ends with:%n%s".formatted(program, log, lastLines()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for " + program, e);
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
