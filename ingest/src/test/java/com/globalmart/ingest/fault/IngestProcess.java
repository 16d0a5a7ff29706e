package com.globalmart.ingest.fault;

import com.globalmart.ingest.IngestApplication;
import com.globalmart.ingest.TestPlatform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The application in a JVM of its own, which can be killed and frozen. Its log is a file that is deleted at the end. */
final class IngestProcess implements AutoCloseable {

    /** What {@link Process#waitFor()} says of a process that was killed with SIGKILL. */
    static final int KILLED = 128 + 9;

    private static final int SECONDS_TO_STOP = 60;

    private final String name;
    private final Process process;
    private final Path log;

    private IngestProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the application and does not wait for it.
     *
     * @param name of its consumers and connections
     * @param settings as on the command line, {@code --name=value}
     */
    static IngestProcess start(String name, String... settings) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                IngestApplication.class.getName(),
                "--spring.kafka.client-id=" + name,
                "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name,
                "--logging.level.com.globalmart=info"));
        command.addAll(TestPlatform.arguments(settings));
        try {
            Path log = Files.createTempFile(name, ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"))
                    .start();
            return new IngestProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until its consumers have partitions, and so its records land. */
    IngestProcess awaitPartitions() {
        Awaitility.await(name + " has partitions")
                .atMost(TestPlatform.PATIENCE.multipliedBy(2))
                .until(this::hasPartitions);
        return this;
    }

    boolean hasPartitions() {
        if (!process.isAlive()) {
            throw new IllegalStateException("%s ended with %d:%n%s".formatted(name, process.exitValue(), log()));
        }
        return !ConsumerGroup.partitionsOf(name).isEmpty();
    }

    String name() {
        return name;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    /** Asks it to stop and waits. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Waits for its end and returns how it ended. */
    int awaitEnd() {
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "%s did not end within %d s:%n%s".formatted(name, SECONDS_TO_STOP, log()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    private void signal(String signal) {
        try {
            int result = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("could not send %s to %s".formatted(signal, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending %s to %s".formatted(signal, name), e);
        }
    }

    /** Ends it whatever its state; a frozen process can be killed too. */
    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
