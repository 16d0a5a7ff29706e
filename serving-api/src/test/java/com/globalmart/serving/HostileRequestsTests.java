package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Requests that no library of HTTP would send: too large, too slow, and written by hand. */
@ApiTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
class HostileRequestsTests {

    private static final int MEGABYTE = 1_000_000;

    @LocalServerPort
    int port;

    private String token;

    @BeforeEach
    void withKey() {
        token = Api.key("hostile0", "{read,customers}", 1_000_000);
    }

    /** A hundred megabytes are neither read nor kept. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void aBodyWithoutEndIsNotTakenIn(String method) throws IOException {
        System.gc();
        long before = usedHeap();
        try (var connection = connect()) {
            write(
                    connection,
                    head(method, "/api/v1/kpis", "Content-Type: application/json", "Content-Length: 100000000"));
            int sent = 0;
            try {
                for (; sent < 100; sent++) {
                    connection.getOutputStream().write("[".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII));
                }
            } catch (SocketException e) {
                assertThat(e).hasMessageContaining("pipe"); // it does not listen any more
            }

            assertThat(sent).as("megabytes taken").isLessThan(20);
        }
        System.gc();
        assertThat(usedHeap() - before).as("bytes kept").isLessThan(30 * MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[[[[[[[[[[", "1e1000000"})
    void nobodyReadsABody(String body) throws IOException {
        assertThat(answer(head("POST", "/api/v1/kpis", "Content-Length: " + body.length(), "Connection: close") + body))
                .startsWith("HTTP/1.1 405");
    }

    /** Somebody who sends a byte now and then keeps no connection for ever. */
    @Test
    void whoDoesNotFinishIsNotWaitedFor() throws IOException {
        try (var connection = connect()) {
            write(connection, "GET /api/v1/kpis HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
            connection.setSoTimeout((int) Duration.ofSeconds(20).toMillis());

            var said = new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(said).matches("|(?s)HTTP/1.1 4.*");
        }
    }

    @Test
    void moreThanARequestNeedsIsRefused() throws IOException {
        problem(answer(head("GET", "/api/v1/kpis?from=" + "9".repeat(MEGABYTE), "Connection: close")), 400);
        problem(answer(head("GET", "/api/v1/kpis", "X-Large: " + "9".repeat(MEGABYTE), "Connection: close")), 400);
        problem(answer(head("GET", "/api/v1/kpis?" + "a=1&".repeat(1_000) + "b=1", "Connection: close")), 400);
        problem(answer(head("GET", "/api/v1/products?limit=" + "9".repeat(5_000), "Connection: close")), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "GIBBERISH", "POST", "DELETE"})
    void noOtherMethodIsKnown(String method) throws IOException {
        var answer = answer(head(method, "/api/v1/kpis", "Connection: close"));

        assertThat(answer).matches("(?s)HTTP/1.1 (400|405) .*").doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/kpis",
                "/./api/v1/kpis",
                "/docs/..;/api/v1/kpis",
                "/assets/%2e%2e/api/v1/kpis",
                "/%2fapi/v1/kpis",
                "/api/v1/kpis;jsessionid=1",
                "/API/V1/KPIS",
                "/api/v1/kpis/",
                "/api/v1/kpis.json",
                "/api/v1/%6bpis",
                "/actuator/health/..;/threaddump",
                "/assets/..%5c..%5capplication.yaml"
            })
    void nobodyIsMisledByPaths(String path) throws IOException {
        var answer = answer("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".formatted(path));

        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404) .*").doesNotContain("\"data\"", "daemon");
    }

    @Test
    void whatIsAskedInAnotherNameIsAnsweredInNone() {
        var answer = Api.on(port)
                .get(
                        "/api/v1/products?limit=1",
                        Map.of(
                                "X-Forwarded-Host",
                                "evil.example",
                                "X-Forwarded-Proto",
                                "gopher",
                                "Forwarded",
                                "host=evil.example"));

        assertThat(answer.headers().firstValue("Link").orElseThrow()).doesNotContain("evil", "gopher");
        assertThat(answer.body()).doesNotContain("evil");
    }

    private static void problem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "urn:globalmart:problem:");
    }

    private String head(String method, String path, String... headers) {
        return "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
                .formatted(method, path, token, String.join("\r\n", headers));
    }

    /** All that is said before the connection is closed. */
    private String answer(String request) throws IOException {
        try (var connection = connect()) {
            connection.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            var said = new StringBuilder();
            try {
                write(connection, request);
            } catch (SocketException e) {
                said.setLength(0); // it has answered before it was told all
            }
            said.append(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return said.toString();
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static long usedHeap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
