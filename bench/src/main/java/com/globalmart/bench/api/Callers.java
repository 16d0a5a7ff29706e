package com.globalmart.bench.api;

import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.CpuTimes;
import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Programs that ask the API, over connections that stay open. */
final class Callers implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String key;

    Callers(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    byte[] ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + key)
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw CommandFailedException.failed(
                    "%s answered %d: %s", path, answer.statusCode(), new String(answer.body()));
        }
        return answer.body();
    }

    /** Milliseconds until the last byte. */
    double time(String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        ask(path);
        return (System.nanoTime() - began) / 1e6;
    }

    /** Many callers ask the same for a while. */
    ApiResult.Throughput throughput(String what, String path, int seconds, ApplicationProcesses server)
            throws IOException, InterruptedException, ExecutionException {
        long bytes = ask(path).length;
        crowd(path, Math.max(1, seconds / 3)); // until the compiler has seen it
        CpuTimes before = server.cpu();
        long began = System.nanoTime();
        long answers = crowd(path, seconds);
        double took = (System.nanoTime() - began) / 1e9;
        return new ApiResult.Throughput(what, bytes, answers, took, server.cpu().secondsSince(before));
    }

    private long crowd(String path, int seconds) throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        Callable<Long> caller = () -> {
            long answers = 0;
            while (System.nanoTime() < until) {
                ask(path);
                answers++;
            }
            return answers;
        };
        long all = 0;
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var asking = new ArrayList<Future<Long>>();
            for (int i = 0; i < AT_ONCE; i++) {
                asking.add(callers.submit(caller));
            }
            for (var each : asking) {
                all += each.get();
            }
        }
        return all;
    }

    @Override
    public void close() {
        http.close();
    }
}
