package com.globalmart.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.terminal.CommandFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @Test
    void letsOneSupervisorInAndNamesItToTheOther() throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));

        try (var lock = directory.lock()) {
            assertThat(lock.isOpen()).isTrue();
            assertThatThrownBy(directory::lock)
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }

        directory.lock().close();
    }

    @Test
    void wipesEverythingButTheLockOfItsSupervisor() throws Exception {
        var directory = new DataDirectory(temporary);
        var lock = directory.lock();
        Files.createDirectories(directory.postgres().resolve("cluster"));
        Files.writeString(directory.ledger(), "topic");

        directory.wipe();

        assertThat(temporary).isDirectoryNotContaining(file -> !file.toString().contains("supervisor"));
        assertThatThrownBy(directory::lock).hasMessageContaining("is in use");
        lock.close();
    }

    @Test
    void isEmptyWhenItIsNotThere() {
        assertThat(new DataDirectory(temporary.resolve("none")).isEmpty()).isTrue();
        assertThat(new DataDirectory(temporary).isEmpty()).isTrue();
    }
}
