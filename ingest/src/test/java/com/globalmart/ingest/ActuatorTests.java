package com.globalmart.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import de.codecentric.boot.admin.client.registration.ApplicationRegistrator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What the application shows to whom, over HTTP. */
class ActuatorTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static @Nullable ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = TestPlatform.application();
        TestPlatform.awaitDrained();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        if (application != null) {
            application.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void showsTheStatusAloneToEverybody(String path) throws Exception {
        var answer = get(path, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus",
                "/actuator/health/ingest",
                "/actuator/loggers"
            })
    void hidesEverythingElse(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(401);
        assertThat(get(path, "fleet:wrong").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/heapdump", "/actuator/shutdown", "/actuator/beans"})
    void doesNotHaveWhatNobodyShouldAsk(String path) throws Exception {
        assertThat(get(path, "fleet:secret").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheFleetAccountHealthMetricsAndNoSecret() throws Exception {
        assertThat(get("/actuator/health", "fleet:secret").body()).contains("\"ingest\"");
        assertThat(get("/actuator/env", "fleet:secret").body())
                .contains("globalmart.fleet.password")
                .doesNotContain("\"secret\"");
        assertThat(get("/actuator/prometheus", "fleet:secret").body())
                .contains(
                        "ingest_lag_records{",
                        "ingest_lag_seconds{",
                        "topic=\"transactions-topic\"",
                        "ingest_paused",
                        "ingest_stopped",
                        "ingest_transaction_seconds_bucket",
                        "ingest_batch_size_records_bucket",
                        "ingest_partitions_assigned 15",
                        "ingest_partitions_refused",
                        "ingest_rebalance_total");
    }

    @Test
    void registersNowhereUnlessToldWhere() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        assertThat(application.getBeansOfType(ApplicationRegistrator.class)).isEmpty();
    }

    private static HttpResponse<String> get(String path, @Nullable String account)
            throws IOException, InterruptedException {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        String port = application.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (account != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
