package com.globalmart.batch;

import static org.awaitility.Awaitility.await;

import com.globalmart.batch.execution.Executions;
import com.globalmart.db.Database;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node in a process of its own. */
public final class NodeProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a process that runs one night and takes no requests; does not wait for it. */
    public static NodeProcess runNight(LocalDate day) throws IOException {
        return start(
                NodeProcess.class,
                List.of(day.toString()),
                List.of("globalmart.request.taken=false", "spring.quartz.auto-startup=false"));
    }

    /** Starts a node as operators do, which takes requests and fires schedules; does not wait for it. */
    public static NodeProcess start(String... settings) throws IOException {
        return start(BatchJobsApplication.class, List.of(), List.of(settings));
    }

    private static NodeProcess start(Class<?> main, List<String> arguments, List<String> settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--globalmart.dimension.chunk-size=7", "--globalmart.fact.chunk-size=7"));
        settings.forEach(setting -> command.add("--" + setting));
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

    public boolean isAlive() {
        return process.isAlive();
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

    /** Its name among the nodes: it has beaten at least once. Waits until it has registered. */
    public String awaitId() {
        var nodes = Databases.as(Database.WAREHOUSE, "migrator");
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            requireAlive();
            return !ids(nodes).isEmpty();
        });
        return ids(nodes).getFirst();
    }

    private List<String> ids(JdbcTemplate nodes) {
        return nodes.queryForList(
                "select node_id from ops.node where process_id = ? order by started_at desc",
                String.class,
                process.pid());
    }

    /** What it has logged so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Kills the process (SIGKILL) and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end (SIGTERM) and waits until it has. */
    public void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Freezes all its threads (SIGSTOP). */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on as if nothing had been (SIGCONT). */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
