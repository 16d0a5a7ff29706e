package com.globalmart.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.embedded.PostgresServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What the console says when it cannot start, and what it starts without. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/nowhere";

    @Test
    void saysInOneLineThatTheWarehouseDoesNotAnswer(CapturedOutput output) {
        assertThat(starts("--globalmart.database.warehouse.url=" + NOWHERE)).isFalse();

        assertThat(told(output))
                .singleElement()
                .asString()
                .contains("database warehouse does not answer at " + NOWHERE, "POSTGRES_WAREHOUSE_URL");
        assertThat(output).doesNotContain("\tat ", "APPLICATION FAILED");
    }

    @Test
    void saysInOneLineThatTheSchemaIsOld(CapturedOutput output) {
        var empty = TestDatabases.server().jdbcUrl("postgres", PostgresServer.SUPERUSER);

        assertThat(starts(
                        "--globalmart.database.warehouse.url=" + empty,
                        "--globalmart.database.warehouse.username=" + PostgresServer.SUPERUSER))
                .isFalse();

        assertThat(told(output))
                .singleElement()
                .asString()
                .contains("database warehouse is at schema version none, expected", "run the migrations first");
    }

    @Test
    void saysInOneLineThatASettingIsWrong(CapturedOutput output) {
        assertThat(starts("--globalmart.fleet.allowed-hosts=")).isFalse();

        assertThat(told(output)).singleElement().asString().contains("globalmart.fleet", "allowedHosts", "empty");
    }

    @Test
    void startsWithoutLanding(CapturedOutput output) {
        assertThat(starts("--globalmart.database.realtime.url=" + NOWHERE)).isTrue();

        assertThat(output).contains("database realtime does not answer at " + NOWHERE);
    }

    @Test
    void saysInOneLineThatNobodyCouldLogInWithTheProvider(CapturedOutput output) {
        assertThat(starts("--globalmart.oidc.issuer=https://id.example", "--globalmart.oidc.client-id=console"))
                .isFalse();

        assertThat(told(output)).singleElement().asString().contains("OIDC_VIEWERS", "nobody could log in");
    }

    @Test
    void startsWithoutTheProviderAndSaysSoToWhomItConcerns() {
        try (var context = run(
                "--globalmart.oidc.issuer=http://127.0.0.1:1",
                "--globalmart.oidc.client-id=console",
                "--globalmart.oidc.operators=on-call")) {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            var stranger = new HttpConsole(port);

            assertThat(stranger.get("/oauth2/authorization/oidc").headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith("/login?notReached"));
            assertThat(stranger.get("/login?notReached").body()).contains("does not answer now", "Log in with");
        }
    }

    private static List<String> told(CapturedOutput output) {
        return output.getErr()
                .lines()
                .filter(line -> line.startsWith("job-admin did not start"))
                .toList();
    }

    private static boolean starts(String... arguments) {
        try (var context = run(arguments)) {
            return context.isRunning();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--globalmart.database.warehouse.url=" + TestDatabases.server().jdbcUrl("warehouse"),
                "--globalmart.database.realtime.url=" + TestDatabases.server().jdbcUrl("realtime")));
        all.addAll(List.of(arguments));
        var last = new LinkedHashMap<String, String>();
        all.forEach(argument -> last.put(argument.substring(0, argument.indexOf('=')), argument));
        return SpringApplication.run(JobAdminApplication.class, last.values().toArray(String[]::new));
    }
}
