package com.globalmart.admin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Whom Spring Boot Admin can be made to call by an application that has registered. */
@ConsoleTest
class FleetCallTests {

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");
    private static final String ACTUATOR = "application/vnd.spring-boot.actuator.v3+json";

    @LocalServerPort
    int port;

    private final List<String> askedElsewhere = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer elsewhere;
    private HttpServer application;

    @BeforeEach
    void start() throws IOException {
        new Rows().fresh();
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0), 0);
        elsewhere.createContext("/", exchange -> {
            askedElsewhere.add(exchange.getRequestURI().getPath());
            answer(exchange, 200, "{}");
        });
        elsewhere.start();
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/actuator", this::actuator);
        application.start();
    }

    @AfterEach
    void stop() {
        application.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void isNobodyElseThroughARedirectOrALinkOfAnAllowedApplication() {
        var own = "http://127.0.0.1:" + application.getAddress().getPort();
        var id = JsonMapper.shared()
                .readTree(new HttpConsole(port).register("sly", own).body())
                .path("id")
                .asString();
        var admin = new HttpConsole(port).as("admin");
        await().until(() -> endpoints(admin, id).contains("metrics"));

        var linked = admin.send("GET", "/fleet/instances/%s/actuator/metrics".formatted(id), "", JSON);
        var redirected = admin.send("GET", "/fleet/instances/%s/actuator/info".formatted(id), "", JSON);

        assertThat(asked).contains("/actuator", "/actuator/health", "/actuator/info");
        assertThat(linked.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(redirected.statusCode()).isNotEqualTo(200);
        assertThat(askedElsewhere).isEmpty();
    }

    private String endpoints(HttpConsole admin, String id) {
        return JsonMapper.shared()
                .readTree(admin.send("GET", "/fleet/instances/" + id, "", JSON).body())
                .path("endpoints")
                .toString();
    }

    private void actuator(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        var there = "http://127.0.0.2:" + elsewhere.getAddress().getPort();
        if (path.equals("/actuator/health") || path.equals("/actuator/info")) {
            exchange.getResponseHeaders().add("Location", there + "/redirected");
            answer(exchange, 302, "");
            return;
        }
        answer(exchange, 200, """
                {"_links": {"self": {"href": "%1$s", "templated": false},
                            "metrics": {"href": "%1$s/linked", "templated": false},
                            "info": {"href": "http://127.0.0.1:%2$d/actuator/info", "templated": false}}}""".formatted(there, application.getAddress().getPort()));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", ACTUATOR);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
