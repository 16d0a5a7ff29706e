package com.globalmart.batch.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that alerts are posted to; it answers 204 unless it is told otherwise. */
final class Receiver implements AutoCloseable {

    /** Something that was posted. */
    record Post(String key, String type, String body, int answer) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Post> posts = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Integer> answers = new ArrayDeque<>();
    private volatile Duration delay = Duration.ZERO;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hook/planted-token"
                .formatted(server.getAddress().getPort());
    }

    /** What it answers to the next posts, one after the other. */
    synchronized void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** How long it takes for each. */
    void delay(Duration delay) {
        this.delay = delay;
    }

    List<Post> accepted() {
        return List.copyOf(posts).stream().filter(post -> post.answer() < 300).toList();
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Thread.sleep(delay);
            int answer = nextAnswer();
            var headers = exchange.getRequestHeaders();
            posts.add(new Post(headers.getFirst("Idempotency-Key"), headers.getFirst("Content-Type"), body, answer));
            exchange.getResponseHeaders().add("Location", url());
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int nextAnswer() {
        return answers.isEmpty() ? 204 : answers.remove();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
