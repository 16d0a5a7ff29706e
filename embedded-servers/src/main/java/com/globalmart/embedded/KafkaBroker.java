package com.globalmart.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker inside this JVM, its own controller too, with its logs in a directory of its own.
 *
 * <p>It listens on 127.0.0.1 only, without encryption or authentication. Records stay until their topic is deleted, however
 * old their timestamps are, and topics are made by whoever needs them: the broker makes none by itself.
 *
 * <p>Kafka logs a lot. Where Logback is in use, everything of Kafka below a warning is kept quiet, unless a level was
 * chosen before. Spring Boot forgets that when it sets up its own logging after the broker has started: set {@code
 * logging.level.kafka} and {@code logging.level.org.apache.kafka} to {@code warn} there.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final String NODE = "1";
    private static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", NODE),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),

            // a broker that was killed is known to be gone two seconds later, not nine
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),

            // a consumer may ask to be known as gone as soon as that
            Map.entry("group.min.session.timeout.ms", "1000"),

            // one node holds everything
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("num.partitions", "3"),

            // history is written with the timestamps of its time: neither delete it nor roll a segment for each week
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.roll.hours", "87600"),
            Map.entry("log.segment.bytes", "268435456"),
            Map.entry("log.index.size.max.bytes", "1048576"),

            // small, beside the rest of the program
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"));

    private final KafkaRaftServer server;
    private final DirectoryLock lock;
    private final int port;
    private final Thread closeAtExit = new Thread(this::stop, "kafka-close-at-exit");
    private boolean stopped;

    private KafkaBroker(KafkaRaftServer server, DirectoryLock lock, int port) {
        this.server = server;
        this.lock = lock;
        this.port = port;
    }

    /**
     * Starts a broker on the logs in the directory, or with none when it is new. Returns when clients can connect. The
     * broker stops with {@link #close()}, at the latest with this JVM.
     *
     * @param logDirectory is created when missing
     * @param port where to listen, 0 for any free port
     * @throws EmbeddedServerException when the broker does not start
     */
    public static KafkaBroker start(Path logDirectory, int port) {
        KafkaLogging.keepQuiet();
        Path directory = logDirectory.toAbsolutePath().normalize();
        if (!FreePort.isFree(port)) {
            throw new EmbeddedServerException("port %d is taken, expected a free one for Kafka".formatted(port));
        }
        int listening = FreePort.preferredOrFree(port);
        try {
            var lock = DirectoryLock.on(directory);
            try {
                format(directory);
                var broker = new KafkaBroker(running(settings(directory, listening)), lock, listening);
                Runtime.getRuntime().addShutdownHook(broker.closeAtExit);
                return broker;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("could not keep Kafka's logs in " + directory, e);
        }
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Where the broker listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Stops the broker. Does nothing when it is stopped already. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            // this JVM is ending, and has run or will run the hook: it finds nothing left to do
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try (lock) {
            server.shutdown();
            server.awaitShutdown();
        } catch (IOException e) {
            throw new EmbeddedServerException("could not give back the lock of Kafka's logs", e);
        }
    }

    private static KafkaRaftServer running(Map<String, String> settings) {
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown(); // the controller runs when only the broker failed
            throw new EmbeddedServerException(
                    "Kafka did not start on %s with its logs in %s: %s"
                            .formatted(settings.get("listeners"), settings.get("log.dirs"), rootCause(e)),
                    e);
        }
    }

    /** What went wrong first; what stands around it names no port and no file. */
    private static String rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "%s (%s)".formatted(cause.getMessage(), cause.getClass().getSimpleName());
    }

    /** Gives new storage its cluster id. Storage that has one keeps it. */
    private static void format(Path directory) throws IOException {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(Integer.parseInt(NODE))
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        } catch (Exception e) {
            throw new IOException("could not format " + directory, e);
        }
    }

    private static Map<String, String> settings(Path directory, int port) {
        int controllerPort = FreePort.any();
        var settings = new HashMap<>(SETTINGS);
        settings.put("log.dirs", directory.toString());
        settings.put(
                "listeners", "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
        settings.put("controller.quorum.voters", "%s@127.0.0.1:%d".formatted(NODE, controllerPort));
        return settings;
    }
}
