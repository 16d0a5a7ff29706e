package com.globalmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.running.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell in which a person types commands of {@code globalmart}. They run what Maven has just built. */
public final class Shell {

    /**
     * What a command said, and how it ended.
     *
     * @param text its output and its errors
     */
    public record Said(int status, String text) {}

    private Shell() {}

    /** Runs a command on databases that somebody has started, and waits for its end. */
    public static Said run(Databases databases, String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("bash", Path.of("..", "globalmart").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GLOBALMART_BUILD", "false");
        builder.environment().put("GLOBALMART_AOT", "false");
        builder.environment().put("POSTGRES_REALTIME_URL", databases.realtime().url());
        builder.environment()
                .put("POSTGRES_WAREHOUSE_URL", databases.warehouse().url());
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
