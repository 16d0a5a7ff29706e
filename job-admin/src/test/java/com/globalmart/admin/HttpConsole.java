package com.globalmart.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The console as a browser without scripts meets it: real HTTP, cookies kept, redirects not followed. */
public final class HttpConsole {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\"[^>]* value=\"([^\"]+)\"");

    /** An answer that goes on. Closing it ends the connection. */
    public record Events(HttpHeaders headers, Stream<String> lines) implements AutoCloseable {

        @Override
        public void close() {
            lines.close();
        }
    }

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public HttpConsole(int port) {
        this.port = port;
    }

    /** Logs in with the password that all accounts of the tests have. */
    public HttpConsole as(String username) {
        logIn(username, Rows.PASSWORD);
        return this;
    }

    public HttpResponse<String> logIn(String username, String password) {
        var csrf = first(CSRF, get("/login").body());
        return post("/login", Map.of("username", username, "password", password, "_csrf", csrf));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", Map.of("Accept", "text/html"));
    }

    /** As htmx asks for a fragment. */
    public HttpResponse<String> fragment(String path) {
        return send("GET", path, "", Map.of("Accept", "*/*", "HX-Request", "true"));
    }

    /** How long it takes until an answer begins. The answer is then read to its end. */
    public Duration firstByte(String path, boolean isFragment) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Accept", isFragment ? "*/*" : "text/html");
        if (isFragment) {
            request.header("HX-Request", "true");
        }
        long asked = System.nanoTime();
        try (var body =
                client.send(request.build(), BodyHandlers.ofInputStream()).body()) {
            body.read();
            var took = Duration.ofNanos(System.nanoTime() - asked);
            body.readAllBytes();
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Lines of an answer that goes on, as they come. Closing it ends the connection. */
    public Stream<String> stream(String path) {
        return open(path).lines();
    }

    /** An answer that goes on. */
    public Events open(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Accept", "text/event-stream")
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofLines());
            return new Events(answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Sends exactly these fields. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return send("POST", path, form(fields), formHeaders());
    }

    /** Opens a page with a form and sends the form, with its own hidden fields. */
    public HttpResponse<String> submit(String page, Map<String, String> typed) {
        return post(page, filled(page, typed));
    }

    /** As htmx sends a form. */
    public HttpResponse<String> postFragment(String path, Map<String, String> fields) {
        var headers = new LinkedHashMap<>(formHeaders());
        headers.put("HX-Request", "true");
        return send("POST", path, form(fields), headers);
    }

    /** A form's hidden fields together with what was typed. */
    public Map<String, String> filled(String page, Map<String, String> typed) {
        var body = get(page).body();
        var fields = new LinkedHashMap<>(typed);
        fields.put("_csrf", first(CSRF, body));
        fields.put("token", first(TOKEN, body));
        return fields;
    }

    /** Registers an application whose actuator is at an address, as the machine account does. */
    public HttpResponse<String> register(String name, String address) {
        return register(name, address, "fleet", TestDatabases.FLEET_PASSWORD);
    }

    public HttpResponse<String> register(String name, String address, String user, String password) {
        var body = """
                {"name": "%s", "managementUrl": "%s/actuator", "healthUrl": "%s/actuator/health", "serviceUrl": "%s/"}""".formatted(name, address, address, address);
        var headers = new LinkedHashMap<>(basic(user, password));
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        return send("POST", "/fleet/instances", body, headers);
    }

    /** The header with which a machine says who it is. */
    public static Map<String, String> basic(String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** The token that a page's forms carry against requests from elsewhere. */
    public String csrfOf(String page) {
        return first(CSRF, get(page).body());
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Sends headers that Java's client keeps for itself, and gives the answer as it comes. */
    public String raw(String method, String path, String... headers) {
        var cookie = cookies().stream().map(Object::toString).collect(Collectors.joining("; "));
        return raw("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: %s\r\n%s\r\n\r\n"
                .formatted(method, path, cookie, String.join("\r\n", headers)));
    }

    /** Sends exactly these bytes, whatever they are. */
    public String raw(String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (IOException e) {
                // refused before all was read: the answer is there
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private static Map<String, String> formHeaders() {
        return Map.of("Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String body) {
        var matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no " + pattern + ":\n" + body);
        }
        return matcher.group(1);
    }
}
