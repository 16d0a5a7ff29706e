package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/**
 * A platform that does not run, whose databases somebody works on: its PostgreSQL, on a port that nobody knows, with the newest
 * schema. The data directory is locked meanwhile, so that nothing else starts.
 */
public final class StoppedPlatform implements AutoCloseable {

    private static final int ANY_PORT = 0;

    private final DataDirectory directory;
    private final FileChannel lock;
    private final PostgresServer postgres;
    private final Databases databases;

    private StoppedPlatform(DataDirectory directory, FileChannel lock, PostgresServer postgres, Databases databases) {
        this.directory = directory;
        this.lock = lock;
        this.postgres = postgres;
        this.databases = databases;
    }

    /**
     * @param directory is made when it is missing
     * @throws CommandFailedException if a platform runs on it
     */
    public static StoppedPlatform startDatabases(DataDirectory directory) {
        var lock = directory.lock();
        try {
            new LeftoverProcesses(directory).stopApplications();
            var postgres = EmbeddedServers.startPostgres(directory, ANY_PORT);
            try {
                return new StoppedPlatform(directory, lock, postgres, EmbeddedServers.migrated(postgres));
            } catch (RuntimeException e) {
                postgres.close();
                throw e;
            }
        } catch (RuntimeException e) {
            unlock(directory, lock);
            throw e;
        }
    }

    public Databases databases() {
        return databases;
    }

    @Override
    public void close() {
        postgres.close();
        unlock(directory, lock);
    }

    private static void unlock(DataDirectory directory, FileChannel lock) {
        try {
            Files.deleteIfExists(directory.processId("supervisor"));
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
