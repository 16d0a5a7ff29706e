package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.running.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisedProcessTests {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger starts = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private DataDirectory directory;

    @SuppressWarnings("NullAway.Init")
    private SupervisedProcess process;

    @BeforeEach
    void makeDirectory() {
        directory = new DataDirectory(temporary);
        directory.create();
    }

    @AfterEach
    void stop() {
        process.stop(Duration.ofSeconds(2));
    }

    @Test
    void startsAgainWhatDiesAndSaysSo() {
        supervise(Sleeper.command(Duration.ZERO, 7));

        await().atMost(PATIENCE).until(() -> starts.get() >= 3);
        assertThat(said.getFirst())
                .startsWith("sleeper ended with status 7 after ")
                .contains("starting it again in 0 s")
                .contains(directory.log("sleeper").toString());
        assertThat(said.get(1)).contains("starting it again in 1 s");
        assertThat(process.deaths()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void startsAgainWhatSomebodyKilled() {
        supervise(Sleeper.command(LONG, 0));
        long first = awaitProcess(0);

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(awaitProcess(first)).isNotEqualTo(first);
        assertThat(said).singleElement().asString().startsWith("sleeper ended with status 137");
    }

    @Test
    void startsAgainWhatRanOutOfMemory() {
        supervise(Sleeper.greedy(Release.EXIT_WHEN_OUT_OF_MEMORY));

        await().atMost(PATIENCE).until(() -> starts.get() >= 2);

        assertThat(said.getFirst())
                .startsWith("sleeper ended with status 3 after ")
                .contains("starting it again in 0 s");
    }

    @Test
    void keepsTheProcessIdAndTheLogWhereTheNextSupervisorLooks() throws Exception {
        supervise(Sleeper.command(LONG, 0));
        long running = awaitProcess(0);

        await().atMost(PATIENCE)
                .until(() -> Files.readString(directory.log("sleeper")).contains("awake"));
        assertThat(Files.readString(directory.processId("sleeper"))).isEqualTo(running + "\n");

        process.stop(PATIENCE);

        assertThat(directory.processId("sleeper")).doesNotExist();
    }

    @Test
    void doesNotStartAgainWhatItStopped() {
        supervise(Sleeper.command(LONG, 0));
        long running = awaitProcess(0);

        process.stop(PATIENCE);

        assertThat(ProcessHandle.of(running).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(process.processId()).isZero();
        assertThat(starts).hasValue(1);
        assertThat(said).isEmpty();
    }

    @Test
    void endsByForceWhatDoesNotEnd() {
        supervise(Sleeper.stubborn());
        long running = awaitProcess(0);
        await().atMost(PATIENCE)
                .until(() -> Files.readString(directory.log("sleeper")).contains("awake"));

        process.stop(Duration.ofSeconds(1));

        assertThat(ProcessHandle.of(running).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(said).containsExactly("sleeper did not end within 1 s, ending it by force");
    }

    @ParameterizedTest(name = "after {0} deaths {1} s")
    @CsvSource({"1, 0", "2, 1", "3, 2", "4, 4", "6, 16", "7, 30", "1000, 30"})
    void waitsLongerEachTime(int deaths, int seconds) {
        assertThat(SupervisedProcess.pauseAfter(deaths)).hasSeconds(seconds);
        process = new SupervisedProcess(plan(List.of()), said::add, () -> {});
    }

    private void supervise(List<String> command) {
        process = new SupervisedProcess(plan(command), said::add, starts::incrementAndGet);
        process.start();
    }

    private ProcessPlan plan(List<String> command) {
        return new ProcessPlan("sleeper", command, Map.of(), directory);
    }

    /** The process id, once it is there and another than the given one. */
    private long awaitProcess(long other) {
        await().atMost(PATIENCE).until(() -> process.processId() != 0 && process.processId() != other);
        return process.processId();
    }
}
