package com.globalmart.batch;

import com.globalmart.batch.execution.Executions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A node in a process of its own, which runs one night and takes no requests. */
public final class NodeProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the process and does not wait for it. */
    public static NodeProcess runNight(LocalDate day) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                day.toString(),
                "--globalmart.dimension.chunk-size=7",
                "--globalmart.fact.chunk-size=7",
                "--globalmart.request.taken=false",
                "--spring.quartz.auto-startup=false"));
        Databases.settings().forEach(setting -> command.add("--" + setting));
        var log = Files.createTempFile("node", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        return new NodeProcess(process, log);
    }

    /** What the process runs: its first argument is the day. */
    public static void main(String... arguments) {
        new SpringApplicationBuilder(BatchJobsApplication.class)
                .run(arguments)
                .getBean(Executions.class)
                .launch("nightly", Map.of("businessDate", arguments[0]));
    }

    /** Fails when the process has ended by itself. */
    public void requireAlive() {
        if (process.isAlive()) {
            return;
        }
        try {
            throw new IllegalStateException("the node ended by itself:%n%s".formatted(Files.readString(log)));
        } catch (IOException e) {
            throw new IllegalStateException("the node ended by itself, and its log cannot be read", e);
        }
    }

    /** Kills the process (SIGKILL) and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
