package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.running.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverProcessesTests {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private DataDirectory directory;

    @BeforeEach
    void makeDirectory() {
        directory = new DataDirectory(temporary);
        directory.create();
    }

    @Test
    void endsWhatAKilledSupervisorLeftRunning() throws IOException {
        var left = start("ingest", LeftoverProcesses.mark(directory));

        var stopped = new LeftoverProcesses(directory).stopApplications();

        assertThat(stopped).containsExactly("ingest");
        assertThat(left.isAlive()).isFalse();
        assertThat(directory.processId("ingest")).doesNotExist();
    }

    @Test
    void leavesOthersAloneWhoGotTheSameNumber() throws IOException {
        var other = start("ingest", "-Dglobalmart.data=/another/directory");
        try {
            var stopped = new LeftoverProcesses(directory).stopApplications();

            assertThat(stopped).isEmpty();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void copesWithAFileThatWasNotFinished() throws IOException {
        Files.writeString(directory.processId("ingest"), "");

        assertThat(new LeftoverProcesses(directory).stopApplications()).isEmpty();
    }

    private Process start(String title, String mark) throws IOException {
        return new ProcessPlan(title, Sleeper.command(LONG, 0, mark), Map.of(), directory).start();
    }
}
