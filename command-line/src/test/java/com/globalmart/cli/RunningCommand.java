package com.globalmart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.Endpoints;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The script {@code globalmart}, run as a person runs it, with what it prints in a file. */
public final class RunningCommand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;
    private final DataDirectory directory;

    private RunningCommand(Process process, Path output, DataDirectory directory) {
        this.process = process;
        this.output = output;
        this.directory = directory;
    }

    /** Starts a command on a data directory. It runs what Maven has just built. */
    public static RunningCommand start(DataDirectory directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /** Starts a command with settings for the applications that it starts. */
    public static RunningCommand start(DataDirectory directory, Map<String, String> settings, String... arguments)
            throws IOException {
        var command =
                new ArrayList<>(List.of("bash", Path.of("..", "globalmart").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", directory.path().toString()));
        var output = Files.createTempFile("globalmart", ".log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().put("GLOBALMART_BUILD", "false");
        builder.environment().put("GLOBALMART_AOT", "false");
        builder.environment().putAll(settings);
        return new RunningCommand(builder.start(), output, directory);
    }

    /** Waits until the command has printed a text. */
    public RunningCommand awaitOutput(String text) {
        await().alias("the command prints \"" + text + "\"")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive() || output().contains(text))
                            .as("the command ended without it: %s", output())
                            .isTrue();
                    return output().contains(text);
                });
        return this;
    }

    /** Waits until the command has ended by itself, and returns its exit status. */
    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the command ended: %s", output())
                .isTrue();
        return process.exitValue();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Endpoints endpoints() {
        return Endpoints.read(directory.endpoints());
    }

    public Databases databases() {
        return Databases.onPort(endpoints().port("postgres"));
    }

    /** Another command, as a person types it in another shell. */
    public Shell.Said type(String... arguments) throws IOException, InterruptedException {
        return Shell.run(databases(), arguments);
    }

    /** Ports on which the command and every process that it has started listen; PostgreSQL has left its parent. */
    public Set<ListeningSockets.Listening> listening() throws IOException {
        var postmaster = Files.readAllLines(directory.postgres().resolve("cluster", "postmaster.pid"))
                .getFirst();
        return ListeningSockets.of(Stream.concat(
                Stream.concat(Stream.of(process.toHandle()), process.descendants()),
                ProcessHandle.of(Long.parseLong(postmaster)).stream()));
    }

    /** Kills every process that the command has started, and itself, as a power failure would. */
    public void killEverything() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Ends the command as Ctrl-C does and waits for it. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            killEverything();
        }
    }
}
