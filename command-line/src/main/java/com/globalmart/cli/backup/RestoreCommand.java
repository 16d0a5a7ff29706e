package com.globalmart.cli.backup;

import com.globalmart.cli.platform.StoppedPlatform;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Confirmation;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}: what a backup holds in the place of what the databases hold. */
@Command(
        name = "restore",
        description = {
            "Replaces everything in both databases by what a backup holds, after all of the file was checked, and compares",
            "every row before it counts; when anything goes wrong the databases stay as they were. Nothing may be connected.",
            "On this machine it starts PostgreSQL alone on the data directory, new or used, and stops it again. Real servers",
            "(POSTGRES_*_URL) need the schema of the backup's release: run ./globalmart migrate there first."
        })
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that ./globalmart backup has made.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory to restore into (default: .globalmart); not for real servers.")
    private @Nullable Path data;

    @Option(names = "--yes", description = "Does not ask whether it is meant.")
    private boolean yes;

    @Override
    public Integer call() throws SQLException, IOException {
        var home = ProjectHome.fromEnvironment();
        var environment = System.getenv();
        if (Database.WAREHOUSE.isNamedIn(environment)) {
            if (data != null) {
                throw CommandFailedException.usage(
                        "--data is for a platform of this machine, but POSTGRES_WAREHOUSE_URL or _HOST names a real server: give one of them");
            }
            return restore(new Owner(RunningPlatform.find(home, environment).databases(), environment));
        }
        BackupReader.open(file).close(); // before a server is made for it
        var directory = new DataDirectory(data == null ? home.state() : data);
        try (var platform = StoppedPlatform.startDatabases(directory)) {
            int status = restore(new Owner(platform.databases(), environment));
            if (!Files.exists(
                    directory.logins())) { // the next start would make up others, which the restored users do not have
                Terminal.say(
                        "the console knows the users of the backup: copy %s of the old data directory to %s, or let somebody"
                                + " in with ./globalmart user add",
                        directory.logins().getFileName(), ProjectHome.shown(directory.logins()));
            }
            return status;
        }
    }

    private int restore(Owner owner) throws SQLException, IOException {
        long began = System.nanoTime();
        var restore = new Restore(owner, loss -> Confirmation.isGiven(yes, loss));
        var restored = LockRoom.in(() -> restore.from(file));
        if (restored.isEmpty()) {
            Terminal.say("nothing was done");
            return ExitStatus.DONE;
        }
        Terminal.say(
                "restored the backup of %s: %s rows, all as they were, in %s",
                restored.get().madeAt(),
                Terminal.number(restored.get().rows()),
                Terminal.duration(Duration.ofNanos(System.nanoTime() - began)));
        return ExitStatus.DONE;
    }
}
