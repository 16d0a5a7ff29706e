package com.globalmart.bench.platform;

import com.globalmart.cli.platform.Release;
import com.globalmart.cli.terminal.CommandFailedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The packaged event generator: a shop of 50,000 customers and 5,000 products.
 *
 * @param seed gives the same shop again
 */
public record Generator(Release release, BenchServers servers, long seed) {

    private static final String PROGRAM = "event-generator";
    private static final String DATE = "2025-11-28"; // any day will do, the same one gives the same events

    /** Sends a day of so many events, and what every customer and product says of itself, to all topics. */
    public void sendDay(long events) throws IOException {
        var process = start(List.of("day", "--date", DATE, "--events", Long.toString(events)));
        try {
            if (process.waitFor() != 0) {
                throw CommandFailedException.failed("the event generator failed, its log: %s", log());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw CommandFailedException.failed("interrupted while events were made");
        }
    }

    /** Starts to send events of now. */
    public Process startStream(int eventsPerSecond) throws IOException {
        return start(List.of("stream", "--profiles", "changes", "--rate", Integer.toString(eventsPerSecond)));
    }

    private Process start(List<String> arguments) throws IOException {
        var command = release.command(PROGRAM, List.of(), arguments);
        command.addAll(List.of("--seed", Long.toString(seed), "--bootstrap-servers", servers.bootstrapServers()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return servers.folder().resolve("event-generator.log");
    }
}
