package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseTests {

    @ParameterizedTest
    @EnumSource(Application.class)
    void endsEveryApplicationThatIsOutOfMemory(Application application, @TempDir Path folder) throws IOException {
        var command =
                release(folder, application.title()).command(application.title(), application.jvmOptions(), List.of());

        assertThat(command)
                .contains("-XX:+ExitOnOutOfMemoryError")
                .doesNotContain("-XX:-ExitOnOutOfMemoryError")
                .containsSubsequence(
                        "-jar",
                        folder.resolve(application.title())
                                .resolve(application.title() + ".jar")
                                .toString());
    }

    @Test
    void endsTheGeneratorToo(@TempDir Path folder) throws IOException {
        assertThat(release(folder, "event-generator").command("event-generator", List.of(), List.of()))
                .contains("-XX:+ExitOnOutOfMemoryError");
    }

    private static Release release(Path folder, String program) throws IOException {
        Files.createDirectories(folder.resolve(program));
        Files.createFile(folder.resolve(program).resolve(program + ".jar"));
        return new Release(folder);
    }
}
