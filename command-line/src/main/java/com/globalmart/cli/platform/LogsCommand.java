package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs [APP]}: the end of what the applications log, and what they add. */
@Command(name = "logs", description = "Shows the end of the logs of one application, or of all.")
public final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Parameters(
            arity = "0..1",
            paramLabel = "APP",
            description = "ingest, batch-jobs, job-admin, serving-api, kafka (default: all).")
    private @Nullable String application;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines of each (default: ${DEFAULT-VALUE}).")
    private int lines = 40;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what is added, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        var home = ProjectHome.fromEnvironment();
        var directory = RunningPlatform.directory(home).orElseGet(() -> new DataDirectory(home.state()));
        var tails = new TreeMap<String, LogTail>();
        for (var name : names(directory)) {
            tails.put(name, new LogTail(directory.log(name)));
        }
        for (var tail : tails.entrySet()) {
            show(tails, tail.getKey(), tail.getValue().last(lines));
        }
        while (follow) {
            for (var tail : tails.entrySet()) {
                show(tails, tail.getKey(), tail.getValue().added().lines().toList());
            }
            Pause.of(LOOK_EVERY);
        }
        return 0;
    }

    private List<String> names(DataDirectory directory) throws IOException {
        var known = new ArrayList<String>();
        var folder = directory.log("any").getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".log") && !file.endsWith(".previous.log"))
                        .map(file -> file.substring(0, file.length() - ".log".length()))
                        .sorted()
                        .forEach(known::add);
            }
        }
        if (application == null) {
            return known;
        }
        if (!known.contains(application)) {
            throw CommandFailedException.usage(
                    "no log of '%s' in %s, known: %s", application, directory.path(), String.join(", ", known));
        }
        return List.of(application);
    }

    private static void show(Map<String, LogTail> tails, String name, List<String> lines) {
        var prefix = tails.size() == 1 ? "" : name + " | ";
        lines.forEach(line -> Terminal.out().println(prefix + line));
    }
}
