package com.globalmart.cli.backup;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}: both databases in one file. */
@Command(
        name = "backup",
        description = {
            "Copies both databases into one file, while everything goes on. The file holds all that they hold, customers and",
            "hashes of passwords too: it is as secret as they are, and only its owner may read it. It is restored with",
            "./globalmart restore. On real servers it reads as the owner of the tables, whom POSTGRES_*_MIGRATOR and",
            "POSTGRES_*_MIGRATOR_PASSWORD name."
        })
public final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'globalmart-'yyyyMMdd-HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    @Option(
            names = "--to",
            paramLabel = "FILE_OR_FOLDER",
            description =
                    "A new file, or the folder for one that is named after the time (default: the current folder).")
    private Path to = Path.of("");

    @Override
    public Integer call() throws SQLException, IOException {
        long began = System.nanoTime();
        var clock = Clock.systemUTC();
        var file = Files.isDirectory(to.toAbsolutePath()) ? to.resolve(NAME.format(clock.instant())) : to;
        var platform = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv());
        var backup = new Backup(new Owner(platform.databases(), System.getenv()), clock);
        var written = LockRoom.in(() -> backup.to(file));
        Terminal.say(
                "%s: %s rows, %s, in %s",
                ProjectHome.shown(file),
                Terminal.number(written.manifest().rows()),
                Megabytes.of(written.bytes()),
                Terminal.duration(Duration.ofNanos(System.nanoTime() - began)));
        return ExitStatus.DONE;
    }
}
