package com.globalmart.admin.security;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TestDatabases;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What is answered, logged and written down where somebody means harm or a program is wrong. */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTests {

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        rows.nightly();
    }

    @ParameterizedTest
    @CsvSource({
        "anybody, GET,    /executions,          401",
        "viewer,  GET,    /jobs/nightly/launch, 403",
        "viewer,  GET,    /executions/4711,     404",
        "viewer,  GET,    /nothing,             404",
        "viewer,  GET,    /executions/abc,      400",
        "viewer,  GET,    /executions?before=x, 400",
        "viewer,  GET,    /executions?sort=x,   400",
        "viewer,  GET,    /pulse,               406",
        "viewer,  DELETE, /executions,          403",
        "anybody, TRACE,  /executions,          405",
        "viewer,  GET,    /executions;a=b,      400"
    })
    void programsAreToldTheProblemAndNothingOfTheInside(String person, String method, String path, int status) {
        var console = new HttpConsole(port);
        if (!person.equals("anybody")) {
            console.as(person);
        }

        var answer = console.send(method, path, "", JSON);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.propertyNames()).containsExactlyInAnyOrder("status", "title", "detail");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "org.spring", "java.", "select ", "trace", "Tomcat");
        var page = console.send(method, path, "", Map.of("Accept", "text/html"));
        assertThat(page.body()).doesNotContain("Exception", "org.spring", "java.", "select ", "Tomcat");
    }

    @Test
    void methodsThatAnAddressDoesNotHaveAreNamed() {
        var answer = new HttpConsole(port).as("operator").send("GET", "/logout", "", JSON);
        assertThat(answer.statusCode()).isEqualTo(404);

        var operator = new HttpConsole(port).as("operator");
        var token = operator.csrfOf("/");
        var posted = operator.send("POST", "/executions", "", Map.of("Accept", "text/html", "X-CSRF-TOKEN", token));
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("Allow")).hasValue("GET");
        assertThat(posted.body()).contains("Not that way");
    }

    @Test
    void headersAndAddressesThatAreTooLargeAreRefused() {
        assertThat(new HttpConsole(port)
                        .raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: %s\r\n\r\n".formatted("x".repeat(20_000))))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Tomcat", "Exception");
        assertThat(new HttpConsole(port)
                        .raw("GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted("x".repeat(20_000))))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Tomcat", "Exception");
        assertThat(new HttpConsole(port).raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(
                        new HttpConsole(port)
                                .raw(
                                        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void bodiesOfTheMachineAccountHaveTheirLimits() {
        var deep = "{\"metadata\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        var number = "{\"name\": %s}".formatted("7".repeat(200_000));
        var twice = "{\"name\": \"a\", \"name\": \"b\"}";

        assertThat(register(deep)).isEqualTo(400);
        assertThat(register(number)).isEqualTo(400);
        assertThat(register(twice)).isEqualTo(400);
        assertThat(register("{\"name\": \"%s\"}".formatted("x".repeat(2_000_000))))
                .isEqualTo(413);
        assertThat(register("not json")).isEqualTo(400);
    }

    @Test
    void aBodyOfUntoldLengthIsCutOff() {
        var credentials =
                HttpConsole.basic("fleet", TestDatabases.FLEET_PASSWORD).get("Authorization");
        var chunk = "x".repeat(400_000);

        var answer =
                new HttpConsole(port).raw("""
                POST /fleet/instances HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                %s\r
                {"name": "%s"}\r
                0\r
                \r
                """.formatted(credentials, Integer.toHexString(chunk.length() + 12), chunk));

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void aBodyThatDoesNotComeKeepsNoThreadWaiting() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nusername="
                                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes())
                    .as("what the server says as it hangs up, which it does after 10 seconds")
                    .isEmpty();
        }
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        var headers = new LinkedHashMap<>(JSON);
        headers.putAll(HttpConsole.basic("fleet", TestDatabases.FLEET_PASSWORD));
        headers.put("Content-Type", "text/xml");

        var answer = new HttpConsole(port).send("POST", "/fleet/instances", "<name/>", headers);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void aFaultOfTheConsoleIsToldWithoutItsInside() {
        rows.warehouse().execute("alter table ops.problem rename to problem_elsewhere");
        try {
            for (var kind : List.of("application/json", "text/html")) {
                var answer = new HttpConsole(port).as("viewer").send("GET", "/", "", Map.of("Accept", kind));

                assertThat(answer.statusCode()).isBetween(500, 503);
                assertThat(answer.body())
                        .doesNotContain("Exception", "org.", "java.", "select ", "ops.problem", "Tomcat", "42P01");
            }
        } finally {
            rows.warehouse().execute("alter table ops.problem_elsewhere rename to problem");
        }
    }

    @Test
    void otherOriginsGetNoLeave() {
        for (var origin : List.of("https://evil.example", "null")) {
            for (var person : List.of("viewer", "admin")) {
                for (var path : List.of("/executions", "/jobs/nightly/launch", "/fleet/applications")) {
                    var answer = new HttpConsole(port)
                            .as(person)
                            .raw("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: POST");
                    assertThat(answer).as(person + " " + path).containsPattern("^HTTP/1.1 40[13]");
                    assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("access-control-");
                }
            }
        }
    }

    @Test
    void nothingThatSomebodySendsMakesALineOfTheLog(CapturedOutput output) {
        var planted = "\r\n2026-01-01 ERROR planted\u001b[31m ${jndi:ldap://127.0.0.1:1/x}";
        var viewer = new HttpConsole(port).as("viewer");
        var encoded = "%0d%0a2026-01-01%20ERROR%20planted%1b[31m".replace("[", "%5b");

        new HttpConsole(port).logIn("nobody" + planted, "guess" + planted);
        viewer.get("/executions?job=" + encoded);
        viewer.get("/executions?" + encoded + "=1");
        viewer.get("/jobs/" + encoded + "/launch");
        viewer.get("/" + encoded);
        viewer.send("GET", "/executions/x", "", Map.of("User-Agent", "${jndi:ldap://127.0.0.1:1/x}"));
        register(
                "{\"name\": \"a\\r\\n2026-01-01 ERROR planted\", \"healthUrl\": \"http://evil.example/\\r\\nplanted\"}");

        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-01-01 ERROR planted"));
        assertThat(output).doesNotContain("\u001b[31m");
        assertThat(rows.warehouse().fetch(AUDIT).map(row -> row.getActor() + row.getTarget() + row.getReason()))
                .noneMatch(text -> text.chars().anyMatch(Character::isISOControl));
    }

    @Test
    void whatAPersonIsRefusedIsWrittenDownOnce() {
        var viewer = new HttpConsole(port).as("viewer");
        viewer.get("/jobs/weekly/launch");
        viewer.get("/jobs/weekly/launch");
        viewer.send("GET", "/fleet/instances/4711/actuator/env", "", JSON);
        viewer.post("/executions/4711/stop", Map.of());

        assertThat(rows.warehouse()
                        .fetch(AUDIT, AUDIT.ACTION.eq("access denied"))
                        .map(row -> "%s %s: %s".formatted(row.getActor(), row.getTarget(), row.getReason())))
                .containsExactlyInAnyOrder(
                        "viewer GET /jobs/weekly/launch: not in the role, from 127.0.0.1",
                        "viewer GET /fleet/instances/4711/actuator/env: not in the role, from 127.0.0.1",
                        "viewer POST /executions/4711/stop: not sent by a page of this session, from 127.0.0.1");
    }

    @Test
    void aFormThatIsSentManyTimesAtOnceIsOneRequest() {
        var execution = rows.execution("nightly", "STARTED", Instant.EPOCH, Duration.ZERO, "2026-03-14");
        var operator = new HttpConsole(port).as("operator");
        var stop = "/executions/%d/stop".formatted(execution);
        var form = operator.filled(stop, Map.of());

        try (var fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int press = 0; press < 16; press++) {
                fingers.execute(() -> operator.post(stop, form));
            }
        }

        assertThat(rows.warehouse().fetchCount(REQUEST)).isEqualTo(1);
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.eq("stop"))).isEqualTo(1);
    }

    @Test
    void aSecondOperatorWhoComesTooLateIsToldHowItStands() {
        var execution = rows.execution("nightly", "STARTED", Instant.EPOCH, Duration.ZERO, "2026-03-14");
        var first = new HttpConsole(port).as("operator");
        var second = new HttpConsole(port).as("admin");
        var stop = "/executions/%d/stop".formatted(execution);
        var form = second.filled(stop, Map.of());
        first.submit(stop, Map.of());
        rows.warehouse()
                .execute("update ops.batch_job_execution set status = 'STOPPED' where job_execution_id = ?", execution);

        var late = second.post(stop, form);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("there is nothing to stop");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isEqualTo(1);
    }

    private int register(String body) {
        var headers = new LinkedHashMap<>(JSON);
        headers.putAll(HttpConsole.basic("fleet", TestDatabases.FLEET_PASSWORD));
        headers.put("Content-Type", "application/json");
        return new HttpConsole(port)
                .send("POST", "/fleet/instances", body, headers)
                .statusCode();
    }
}
