package com.globalmart.admin.tonight;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TestDatabases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

@ConsoleTest
@ContextConfiguration(initializers = {TestDatabases.class, LandingDownTests.LandingIsDown.class})
class LandingDownTests {

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
    void saysThatLandingIsUnreachableAndShowsTheRest() {
        var rows = new Rows().fresh();
        rows.nightly();
        rows.node("node-1", Duration.ZERO);

        var page = new HttpConsole(port).as("operator").get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new HttpConsole(port)
                        .send("GET", "/actuator/health", "", Map.of("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(page.body()).contains("Landing is unreachable.", "Launch nightly", "node-1");
        assertThat(page.body()).contains("The live counters are unreachable.").doesNotContain("class=\"counters\"");
    }
}
