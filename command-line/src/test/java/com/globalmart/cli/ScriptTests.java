package com.globalmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The script itself, as far as it goes without building. */
class ScriptTests {

    private static final Path SCRIPT = Path.of("..", "globalmart");

    @Test
    void printsTheHelpAlone() throws Exception {
        var said = run();

        assertThat(said.status()).isZero();
        assertThat(said.text()).isEqualTo(Files.readString(Path.of("src/main/resources/com/globalmart/cli/help.txt")));
    }

    @Test
    void refusesAnUnknownBenchmarkInOneLine() throws Exception {
        var said = run("bench", "nonsense");

        assertThat(said.status()).isNotZero();
        assertThat(said.text())
                .startsWith("globalmart: no benchmark named 'nonsense', known: ")
                .hasLineCount(1);
    }

    @Test
    void refusesAnUnknownOptionOfTestInOneLine() throws Exception {
        var said = run("test", "--nonsense");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text())
                .startsWith("globalmart: test was asked for '--nonsense'")
                .hasLineCount(1);
    }

    private record Said(int status, String text) {}

    private static Said run(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
