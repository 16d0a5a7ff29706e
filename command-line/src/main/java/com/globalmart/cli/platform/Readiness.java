package com.globalmart.cli.platform;

import com.globalmart.cli.running.Endpoints;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Progress;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks applications whether they are ready for work, and waits until they are or there is no hope. */
final class Readiness {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int HOPELESS_AFTER_DEATHS = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Endpoints endpoints;

    Readiness(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** @throws CommandFailedException if one dies again and again or takes minutes, with the last line of its log */
    void await(List<SupervisedProcess> processes) {
        var waiting = new ArrayList<>(processes);
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (var progress = Progress.of("starting", processes.size())) {
            while (true) {
                waiting.removeIf(process -> isReady(process.plan().title()));
                if (waiting.isEmpty()) {
                    return;
                }
                progress.at(processes.size() - waiting.size(), "waiting for " + titles(waiting));
                waiting.forEach(process -> refuseHopeless(process, deadline));
                Pause.of(LOOK_EVERY);
            }
        }
    }

    private boolean isReady(String application) {
        var address = URI.create(endpoints.url(application) + "/actuator/health/readiness");
        var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nothing listens yet, or it is too busy to answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void refuseHopeless(SupervisedProcess process, long deadline) {
        var plan = process.plan();
        if (process.deaths() >= HOPELESS_AFTER_DEATHS) {
            throw CommandFailedException.failed(
                    "%s does not start, it says: %s (its log: %s)",
                    plan.title(), LogTail.lastLine(plan.log()), plan.log());
        }
        if (System.nanoTime() > deadline) {
            throw CommandFailedException.failed(
                    "%s was not ready within %s, its log %s ends with: %s",
                    plan.title(), Terminal.duration(LONGEST_START), plan.log(), LogTail.lastLine(plan.log()));
        }
    }

    private static String titles(List<SupervisedProcess> processes) {
        return processes.stream().map(process -> process.plan().title()).collect(Collectors.joining(", "));
    }
}
