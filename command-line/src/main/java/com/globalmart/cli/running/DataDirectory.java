package com.globalmart.cli.running;

import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one platform keeps: PostgreSQL, Kafka, logs, logins, reference files, what runs where.
 *
 * @param path an absolute path
 */
public record DataDirectory(Path path) {

    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path reference() {
        return path.resolve("reference");
    }

    public Path exchangeRates() {
        return reference().resolve("exchange-rates.csv");
    }

    public Path ledger() {
        return path.resolve("ledger.csv");
    }

    public Path logins() {
        return path.resolve("logins.properties");
    }

    public Path endpoints() {
        return path.resolve("endpoints.properties");
    }

    public Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    public Path processId(String process) {
        return path.resolve(process + ".pid");
    }

    /** Makes the folders that are missing. */
    public void create() {
        try {
            Files.createDirectories(path.resolve("logs"));
            Files.createDirectories(reference());
        } catch (IOException e) {
            throw CommandFailedException.failed("could not create the data directory %s: %s", path, e.getMessage());
        }
    }

    public boolean isEmpty() {
        if (!Files.isDirectory(path)) {
            return true;
        }
        try (var entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all that it holds, but the lock of its supervisor. */
    public void wipe() {
        try (var entries = Files.walk(path)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                if (!entry.equals(path) && !entry.equals(lockFile()) && !entry.equals(processId("supervisor"))) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (IOException e) {
            throw CommandFailedException.failed("could not empty the data directory %s: %s", path, e.getMessage());
        }
    }

    /** Deletes it with all that it holds. */
    public void delete() {
        wipe();
        try {
            Files.deleteIfExists(lockFile());
            Files.deleteIfExists(processId("supervisor"));
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw CommandFailedException.failed("could not delete the data directory %s: %s", path, e.getMessage());
        }
    }

    /**
     * Keeps every other supervisor from this directory until the lock is closed or this JVM ends, however it ends.
     *
     * @throws CommandFailedException if another process has it, naming that process
     */
    public FileChannel lock() {
        create();
        try {
            var channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw CommandFailedException.failed(
                        "the data directory %s is in use by process %s: stop that one first, or name another with --data",
                        path, supervisor());
            }
            Files.writeString(processId("supervisor"), ProcessHandle.current().pid() + "\n");
            return channel;
        } catch (IOException e) {
            throw CommandFailedException.failed("could not lock the data directory %s: %s", path, e.getMessage());
        }
    }

    private Path lockFile() {
        return path.resolve("supervisor.lock");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this JVM has it already
        }
    }

    private String supervisor() {
        try {
            return Files.readString(processId("supervisor"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
