package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void showsTheEndThenWhatIsAdded() throws Exception {
        var log = directory.resolve("app.log");
        Files.writeString(log, "one\ntwo\nthree\n");
        var tail = new LogTail(log);

        assertThat(tail.last(2)).containsExactly("two", "three");
        assertThat(tail.added()).isEmpty();

        Files.writeString(log, "four\n", StandardOpenOption.APPEND);
        assertThat(tail.added()).isEqualTo("four\n");

        Files.writeString(log, "anew\n");
        assertThat(tail.added()).isEqualTo("anew\n");
    }

    @Test
    void quotesTheLastLineThatSaysSomething() throws Exception {
        var log = directory.resolve("app.log");
        Files.writeString(log, "one\nPostgreSQL is not there\n\n");

        assertThat(LogTail.lastLine(log)).isEqualTo("PostgreSQL is not there");
        assertThat(LogTail.lastLine(directory.resolve("none.log"))).startsWith("nothing: ");
    }
}
