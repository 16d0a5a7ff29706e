package com.globalmart.admin.deadletter;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.RefusedRows;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

@ConsoleTest
@ContextConfiguration(initializers = {TestDatabases.class, LandingAwayTests.LandingIsDown.class})
class LandingAwayTests {

    static class LandingIsDown implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "landing-is-down",
                            Map.of("globalmart.database.realtime.url", "jdbc:postgresql://127.0.0.1:1/realtime")));
        }
    }

    @LocalServerPort
    int port;

    @Test
    void showsWhatTheWarehouseKnowsAndAsksForNothingItCannotSelect() {
        var rows = new Rows().fresh();
        var refused = new RefusedRows(rows);
        int load = refused.publishedLoad("2026-03-14");
        refused.book(load, "transactions-topic", 0, 10, 10, 10, 0, 0);
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = new HttpConsole(port).as("operator");
        var record = Map.of("id", "transactions-topic/1-0/17", "most", "1");

        var letters = operator.get("/dead-letters");
        var quarantine = operator.get("/quarantine");
        var quality = operator.get("/quality");
        var replay = operator.post(
                "/quarantine/replay", operator.filled("/quarantine/replay?id=transactions-topic/1-0/17", record));

        assertThat(letters.statusCode()).isEqualTo(503);
        assertThat(letters.body()).contains("Landing is unreachable.", "reload this page when it does");
        assertThat(quarantine.body()).contains("transactions-topic/1-0/17");
        assertThat(quality.body()).contains("Landing does not answer", "half known");
        assertThat(replay.statusCode()).isEqualTo(409);
        assertThat(replay.body()).contains("so nothing was asked for");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }
}
