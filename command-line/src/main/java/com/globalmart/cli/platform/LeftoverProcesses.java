package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Processes that a supervisor left behind when it was killed. A process counts as ours only if its command line names the
 * data directory: the number alone may belong to somebody else by now.
 *
 * @param directory the data directory that the processes belong to
 */
record LeftoverProcesses(DataDirectory directory) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What stands in the command line of every process of a data directory. */
    static String mark(DataDirectory directory) {
        return "-Dglobalmart.data=" + directory.path();
    }

    /** Ends the applications that still run, and returns their names. */
    List<String> stopApplications() {
        var stopped = new ArrayList<String>();
        for (var file : processIdFiles()) {
            var title = file.getFileName().toString().replace(".pid", "");
            process(file).filter(this::isOurs).ifPresent(process -> {
                stop(process);
                stopped.add(title);
            });
            if (!title.equals("supervisor")) {
                file.toFile().delete();
            }
        }
        return stopped;
    }

    /** Ends a PostgreSQL server that still runs on the directory, whose data is about to be deleted. */
    void stopPostgres() {
        var file = directory.postgres().resolve("cluster").resolve("postmaster.pid");
        if (Files.exists(file)) {
            process(file)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(LeftoverProcesses::stop);
        }
    }

    private List<Path> processIdFiles() {
        try (var files = Files.list(directory.path())) {
            return files.filter(file -> file.toString().endsWith(".pid")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> process(Path file) {
        try {
            var number = Files.readAllLines(file).getFirst().strip();
            return ProcessHandle.of(Long.parseLong(number)).filter(ProcessHandle::isAlive);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a file that a killed supervisor did not finish names no process
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0])).contains(mark(directory));
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
