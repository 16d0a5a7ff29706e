package com.globalmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of somebody else. A test that needs one is skipped where it is not installed, but for {@code -Dtools.required=true}. */
public final class Tool {

    private Tool() {}

    /**
     * Skips the test, or fails it, where a program is missing.
     *
     * @param packages by which Debian has it
     */
    public static void need(String program, String packages) {
        boolean isThere = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        String missing = "no %s on the PATH: install %s".formatted(program, packages);
        if (Boolean.getBoolean("tools.required")) {
            assertThat(isThere).as(missing).isTrue();
        }
        Assumptions.assumeTrue(isThere, missing);
    }

    /** What a program printed, of whom an exit status of 0 is expected within two minutes. */
    public static String run(Path folder, Map<String, String> environment, String input, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile("tool", ".log");
        builder.redirectError(errors.toFile());
        var process = builder.start();
        try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command.getFirst()).isTrue();
        assertThat(process.exitValue())
                .as("%s said: %s%n%s", command.getFirst(), output, Files.readString(errors))
                .isZero();
        Files.delete(errors);
        return output;
    }
}
