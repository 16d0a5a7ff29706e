package com.globalmart.admin.fleet;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TestDatabases;
import de.codecentric.boot.admin.server.notify.Notifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class FleetTests {

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();

    @Autowired
    ObjectProvider<Notifier> notifiers;

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void takesAnApplicationWithTheMachineAccount() {
        var answer = machine().register("ingest", "http://localhost:8081");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        var seen = new HttpConsole(port).as("viewer").send("GET", "/fleet/instances", "", JSON);
        assertThat(seen.body()).contains("ingest", "http://localhost:8081");

        assertThat(machine()
                        .send("DELETE", "/fleet/instances/" + id(answer.body()), "", fleet())
                        .statusCode())
                .isEqualTo(204);
    }

    /** Its notifiers fill templates with what applications say of themselves. */
    @Test
    void tellsNobodyByItself() {
        assertThat(notifiers.stream()).isEmpty();
    }

    @Test
    void takesNobodyWithoutIt() {
        assertThat(machine()
                        .register("evil", "http://localhost:1", "fleet", "guess")
                        .statusCode())
                .isEqualTo(401);
        assertThat(machine()
                        .register("evil", "http://localhost:1", "operator", Rows.PASSWORD)
                        .statusCode())
                .isEqualTo(401);
        assertThat(machine()
                        .send("POST", "/fleet/instances", "{}", Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(401);
        var person = new HttpConsole(port).as("admin");
        assertThat(person.send("POST", "/fleet/instances", "{}", Map.of("Content-Type", "application/json"))
                        .statusCode())
                .as("a session is no machine account: a page elsewhere could use it")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254",
                "http://evil.example",
                "http://localhost.evil.example",
                "http://localhost@evil.example",
                "file:///etc/passwd"
            })
    void takesNoAddressElsewhere(String address) {
        var answer = machine().register("evil", address);

        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(new HttpConsole(port)
                        .as("viewer")
                        .send("GET", "/fleet/instances", "", JSON)
                        .body())
                .doesNotContain("evil");
    }

    @Test
    void letsTheMachineAccountDoNothingElse() {
        for (var path : new String[] {"/", "/executions", "/fleet", "/fleet/instances", "/fleet/applications"}) {
            assertThat(machine().send("GET", path, "", fleet()).statusCode())
                    .as(path)
                    .isIn(302, 401);
        }
        assertThat(machine()
                        .logIn("fleet", TestDatabases.FLEET_PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("refused"));
    }

    @Test
    void letsOperatorsChangeLogLevelsWithAnAuditRowAndViewersNot() {
        var id = id(machine().register("job-admin", "http://127.0.0.1:" + port).body());
        var loggers = "/fleet/instances/%s/actuator/loggers/com.globalmart.admin".formatted(id);

        var viewer = person("viewer");
        var operator = person("operator");

        assertThat(viewer.post(loggers)).isEqualTo(403);
        assertThat(viewer.post("/fleet/applications/job-admin/actuator/loggers/com.globalmart.admin"))
                .isEqualTo(403);
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.startsWith("fleet")))
                .isZero();
        assertThat(operator.console()
                        .send("POST", loggers, "{}", Map.of("Content-Type", "application/json"))
                        .statusCode())
                .as("without protection against pages elsewhere")
                .isEqualTo(403);
        operator.post(loggers);
        var audit = rows.warehouse().fetchSingle(AUDIT, AUDIT.ACTION.startsWith("fleet"));
        assertThat(audit.getActor()).isEqualTo("operator");
        assertThat(audit.getAction()).isEqualTo("fleet POST");
        assertThat(audit.getTarget()).isEqualTo(loggers);
    }

    @Test
    void showsSettingsToAdminsOnly() {
        var id = id(machine().register("job-admin", "http://127.0.0.1:" + port).body());
        var env = "/fleet/instances/%s/actuator/env".formatted(id);

        assertThat(new HttpConsole(port).as("viewer").send("GET", env, "", JSON).statusCode())
                .isEqualTo(403);
        assertThat(new HttpConsole(port)
                        .as("operator")
                        .send("GET", env, "", JSON)
                        .statusCode())
                .isEqualTo(403);
        assertThat(new HttpConsole(port).as("admin").send("GET", env, "", JSON).statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void tellsStrangersNoMoreThanItsStatus() {
        var stranger = machine();

        assertThat(stranger.send("GET", "/actuator/health/liveness", "", JSON).body())
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger.send("GET", "/actuator/health/readiness", "", JSON).body())
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger.send("GET", "/actuator/health", "", JSON).body())
                .startsWith("{")
                .doesNotContain("components", "postgres");
        for (var path : new String[] {"/actuator", "/actuator/metrics", "/actuator/loggers", "/actuator/env"}) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void showsTheMachineAccountItsActuatorWithoutTheDangerousParts() {
        assertThat(machine().send("GET", "/actuator/health", "", fleet()).body())
                .contains("PostgreSQL");
        assertThat(machine().send("GET", "/actuator/metrics", "", fleet()).statusCode())
                .isEqualTo(200);
        for (var path : new String[] {"env", "configprops", "beans", "heapdump", "shutdown", "mappings"}) {
            assertThat(machine().send("GET", "/actuator/" + path, "", fleet()).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private record Person(HttpConsole console, String token) {

        int post(String path) {
            var headers = new LinkedHashMap<>(JSON);
            headers.put("Content-Type", "application/json");
            headers.put("X-XSRF-TOKEN", token);
            return console.send("POST", path, "{\"configuredLevel\": \"INFO\"}", headers)
                    .statusCode();
        }
    }

    private Person person(String name) {
        var console = new HttpConsole(port).as(name);
        console.get("/fleet/sba-settings.js");
        var token = console.cookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return new Person(console, token);
    }

    private HttpConsole machine() {
        return new HttpConsole(port);
    }

    private static Map<String, String> fleet() {
        var headers = new LinkedHashMap<>(JSON);
        headers.putAll(HttpConsole.basic("fleet", TestDatabases.FLEET_PASSWORD));
        return headers;
    }

    private static String id(String body) {
        return JsonMapper.shared().readTree(body).path("id").asString();
    }
}
