package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What the log and the actuator say: nothing that somebody who asks has written there, and no secret. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "globalmart.cache.redis-url=redis://:planted-redis@127.0.0.1:1",
            "globalmart.cache.redis-pause=1ms",
            "globalmart.database.warehouse.password=planted-warehouse",
            "globalmart.database.realtime.password=planted-realtime",
            "logging.level.com.globalmart=debug"
        })
class LogTests {

    private static final String INJECTED = "%0d%0aINJECTED%1b%5b31m$%7Bjndi:ldap://127.0.0.1:1/x%7D";

    @LocalServerPort
    int port;

    @Test
    void nobodyWritesLinesIntoTheLog(CapturedOutput log) {
        var api = Api.on(port);
        var owner = TestWarehouse.owner(Database.WAREHOUSE);
        owner.sql("alter view bi.current_customers rename to hidden").update();
        try {
            assertThat(api.get("/api/v1/customers/$%7Bjndi:ldap:x%7D").statusCode())
                    .isEqualTo(503);
        } finally {
            owner.sql("alter view bi.hidden rename to current_customers").update();
        }
        api.get("/api/v1/customers/" + INJECTED);
        api.get("/api/v1/sales/days?country=" + INJECTED);
        api.get("/api/v1/kpis?" + INJECTED + "=1");
        api.get("/api/v1/freshness", Map.of("User-Agent", "${jndi:ldap://127.0.0.1:1/x}", "Accept", "${x}/*"));
        api.with("gmk_${jndi:ldap}").get("/api/v1/kpis");

        assertThat(log.getAll()).contains("a database did not answer").doesNotContain("\u001b[31m");
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("INJECTED"));
    }

    @Test
    void noSecretIsToldAnywhere(CapturedOutput log) {
        var token = Api.key("planted0", "{read}", 1_000_000);
        var api = Api.on(port).with(token);
        var told = new StringBuilder();
        for (var path :
                List.of("/api/v1/kpis", "/api/v1/customers/USER_00000007", "/nothing", "/openapi.json", "/docs")) {
            told.append(api.get(path).body());
        }
        var fleet = Map.of(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("fleet:" + TestWarehouse.FLEET_PASSWORD).getBytes(StandardCharsets.UTF_8)));
        for (var endpoint : List.of("health", "info", "metrics", "prometheus", "loggers", "threaddump")) {
            var answer = api.with("").get("/actuator/" + endpoint, fleet);
            assertThat(answer.statusCode()).as(endpoint).isEqualTo(200);
            told.append(answer.body());
        }
        for (var endpoint :
                List.of("env", "configprops", "beans", "mappings", "heapdump", "shutdown", "jolokia", "h2-console")) {
            assertThat(api.with("").get("/actuator/" + endpoint, fleet).statusCode())
                    .as(endpoint)
                    .isEqualTo(404);
        }

        assertThat(log.getAll()).contains("Redis did not answer");
        assertThat(log.getAll() + told)
                .doesNotContain("planted-redis", "planted-warehouse", "planted-realtime", TestWarehouse.FLEET_PASSWORD)
                .doesNotContain(token.substring(token.lastIndexOf('_') + 1));
    }
}
