package com.globalmart.cli.demo;

import com.globalmart.cli.platform.Platform;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.StopSignals;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code train}: a small demo on a directory that is thrown away afterwards. Each application that ends then leaves an AOT
 * cache of what it needed, with which later starts are quicker.
 */
@Command(name = "train", hidden = true, description = "Makes the AOT caches with which applications start sooner.")
public final class TrainCommand implements Callable<Integer> {

    private static final Duration SHORT = Duration.ofSeconds(2); // an interrupted training needs no caches
    private static final int EVENTS = 1_000;
    private static final int CUSTOMERS = 200;
    private static final int PRODUCTS = 100;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        var home = ProjectHome.fromEnvironment();
        var directory = new DataDirectory(Files.createTempDirectory("globalmart-training-"));
        try (var platform = Platform.toTrain(home, directory)) {
            StopSignals.run(() -> {
                platform.close(SHORT);
                directory.delete();
            });
            platform.take();
            platform.start();
            exercise(platform);
        }
        directory.delete();
        Terminal.say("trained in %s", Terminal.duration(Duration.ofNanos(System.nanoTime() - began)));
        return ExitStatus.DONE;
    }

    /** What fails here costs seconds at later starts, and nothing else. */
    private void exercise(Platform platform) {
        try {
            open(platform, "job-admin", "/login");
            open(platform, "serving-api", "/openapi.json");
            var bootstrapServers = platform.endpoints().bootstrapServers();
            var shop = new Generator(CUSTOMERS, PRODUCTS, 1, platform.directory(), bootstrapServers);
            new Demo(platform, shop).run(1, LocalDate.now(clock).minusDays(1), EVENTS);
        } catch (CommandFailedException | IOException e) {
            Terminal.say("trained with less than a night: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void open(Platform platform, String application, String page)
            throws IOException, InterruptedException {
        var address = URI.create(platform.endpoints().url(application) + page);
        try (var http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        }
    }
}
