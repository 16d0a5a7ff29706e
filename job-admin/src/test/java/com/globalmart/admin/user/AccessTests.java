package com.globalmart.admin.user;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer keeps to, whoever asks. */
@ConsoleTest
class AccessTests {

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        rows.nightly();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//executions",
                "/./executions",
                "/login/..;/executions",
                "/assets/..;/executions",
                "/assets/%2e%2e/executions",
                "/%2fexecutions",
                "/executions;jsessionid=1",
                "/EXECUTIONS",
                "/executions/",
                "/executions.json",
                "/login/",
                "/actuator/health/..;/env",
                "/actuator/health/"
            })
    void isNotMisledByPaths(String path) {
        var answer = new HttpConsole(port).get(path);

        assertThat(answer.statusCode()).isIn(302, 400, 401, 404);
        assertThat(answer.body()).doesNotContain("Newest executions", "Executions, newest first");
    }

    @Test
    void changesNothingThroughReading() {
        var operator = new HttpConsole(port).as("operator");
        var answer = operator.send("HEAD", "/jobs/nightly/launch", "", Map.of("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        assertThat(operator.send("TRACE", "/", "", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    void answersNoOtherOrigin() {
        var answer = new HttpConsole(port)
                .as("viewer")
                .send("GET", "/executions", "", Map.of("Accept", "text/html", "X-Forwarded-Host", "evil.example"));

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    @Test
    void sendsTheProtectingHeadersWithEveryKindOfAnswer() {
        var viewer = new HttpConsole(port).as("viewer");
        var stranger = new HttpConsole(port);
        var answers = new LinkedHashMap<String, HttpResponse<String>>();
        answers.put("page", viewer.get("/"));
        answers.put("fragment", viewer.fragment("/tonight/night"));
        answers.put("not found", viewer.get("/executions/4711"));
        answers.put("no such page", viewer.get("/nothing"));
        answers.put("forbidden", viewer.get("/jobs/nightly/launch"));
        answers.put("redirect", stranger.get("/"));
        answers.put("login", stranger.get("/login"));
        answers.put("unauthorised", stranger.fragment("/"));
        answers.put("fleet", viewer.get("/fleet"));
        answers.put("fleet data", viewer.send("GET", "/fleet/applications", "", Map.of("Accept", "application/json")));
        answers.put("actuator", stranger.get("/actuator/health"));
        answers.put("failure for programs", viewer.send("GET", "/nothing", "", Map.of("Accept", "application/json")));
        answers.put("refused value", viewer.get("/executions?before=many"));
        answers.put("too large", viewer.send("POST", "/login", "x".repeat(300_000), Map.of()));

        answers.forEach((kind, answer) -> assertThatItProtects(kind, answer.headers()));
        try (var stream = viewer.open("/pulse?since=0")) {
            assertThatItProtects("stream", stream.headers());
        }
        assertThat(answers.get("page")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .doesNotContain("unsafe");
    }

    @Test
    void letsBrowsersKeepAssetsWhoseAddressTellsTheirContent() {
        var stranger = new HttpConsole(port);
        var links = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
                .matcher(stranger.get("/login").body())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(links)
                .hasSize(9)
                .allMatch(link -> link.matches(".*(-[0-9a-f]{32}\\.|/[0-9]+\\.[0-9]+\\.[0-9]+/).*(css|js|svg)"));
        for (var link : links) {
            var answer = stranger.get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).as(link).hasValue("max-age=31536000, public");
            assertThat(answer.headers().firstValue("Set-Cookie")).as(link).isEmpty();
        }
    }

    @Test
    void saysNothingOfTheInsideWhenSomethingFails() {
        var viewer = new HttpConsole(port).as("viewer");

        for (var path : List.of("/executions/4711", "/executions/abc", "/nothing", "/requests/1", "/error")) {
            assertThat(viewer.get(path).body())
                    .as(path)
                    .doesNotContain("Exception", "org.springframework", "select ", "trace", "java.");
            assertThat(viewer.send("GET", path, "", Map.of("Accept", "application/json"))
                            .body())
                    .as(path)
                    .doesNotContain("Exception", "org.springframework", "select ", "\"trace\"", "\"path\"", "java.");
        }
    }

    private static void assertThatItProtects(String kind, HttpHeaders headers) {
        var policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .as(kind)
                .contains("object-src 'none'", "frame-ancestors 'none'", "base-uri", "script-src 'self';")
                .doesNotContain("script-src 'self' 'unsafe", "*");
        assertThat(headers.firstValue("X-Content-Type-Options")).as(kind).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).as(kind).isPresent();
        assertThat(headers.firstValue("X-Frame-Options")).as(kind).hasValue("DENY");
        assertThat(headers.firstValue("Cache-Control").orElse("")).as(kind).contains("no-store");
    }
}
