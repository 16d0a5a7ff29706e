package com.globalmart.serving;

import com.globalmart.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as a program meets it: real HTTP, with a key. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final String token;

    private Api(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** With a key that reaches everything, as often as it likes. */
    public static Api on(int port) {
        return new Api(port, key("everything", "{read,customers}", 1_000_000));
    }

    /** With another token. */
    public Api with(String other) {
        return new Api(port, other);
    }

    /** Makes a key, or the same again. */
    public static String key(String name, String scopes, int requestsPerMinute) {
        var keyId = (name + "00000000").substring(0, 8);
        var secret = (name + "0".repeat(43)).substring(0, 43);
        try {
            TestWarehouse.owner(Database.WAREHOUSE)
                    .sql("""
                            insert into ops.api_key (key_id, key_name, secret_hash, scopes, requests_per_minute)
                            values (?, ?, ?, ?::text[], ?)
                            on conflict (key_id) do nothing""")
                    .params(
                            keyId,
                            name,
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)),
                            scopes,
                            requestsPerMinute)
                    .update();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return "gmk_%s_%s".formatted(keyId, secret);
    }

    public HttpResponse<String> get(String path) {
        return get(path, Map.of());
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) {
        return send("GET", path, headers);
    }

    /** The field {@code data} of an answer. */
    public JsonNode data(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return json(answer).path("data");
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    public HttpResponse<String> send(String method, String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }
}
