package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is refused what, and in which words. */
@ApiTest
class RefusalsTests {

    @LocalServerPort
    int port;

    private Api api;

    @BeforeEach
    void withKey() {
        api = Api.on(port);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sales/days?from=2026-04-01&to=2026-03-14, from",
        "/api/v1/sales/days?from=2020-01-01&to=2026-03-14, from",
        "/api/v1/sales/days?from=yesterday, from",
        "/api/v1/sales/days?to=2026-02-30, to",
        "/api/v1/sales/days?to=99999-01-01, to",
        "/api/v1/sales/days?from=, from",
        "/api/v1/sales/days?form=2026-03-14, form",
        "/api/v1/sales/days?from=2026-03-14&from=2026-03-14, from",
        "/api/v1/sales/days?country=Germany&category=Laptops, country",
        "/api/v1/sales/days?country=%00, country",
        "/api/v1/trends?period=decade, period",
        "/api/v1/trends?period=DAY, period",
        "/api/v1/products?limit=0, limit",
        "/api/v1/products?limit=-1, limit",
        "/api/v1/products?limit=1000000000, limit",
        "/api/v1/products?limit=99999999999, limit",
        "/api/v1/products?limit=ten, limit",
        "/api/v1/products?tier=best, tier",
        "/api/v1/products?sort=name;drop%20table%20x--, sort",
        "/api/v1/products?sort=(select%201), sort",
        "/api/v1/products?page=2147483648, page",
        "/api/v1/products?after=nonsense, after",
        "/api/v1/products?after=%25%25, after",
        "/api/v1/products?analysis_date=newest, analysis_date",
        "/api/v1/customers/USER_00000007/orders?after=MQ, after",
        "/api/v1/live/sales?minutes=241, minutes",
        "/api/v1/freshness?load=1, load",
    })
    void aWrongParameterIsNamed(String path, String field) {
        var answer = api.get(path);

        refused(answer, 400, "invalid-parameter");
        assertThat(Api.json(answer).path("field").asString()).isEqualTo(field);
        assertThat(Api.json(answer).path("detail").asString()).contains(field).doesNotContain("java", "org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "%5C", "(a%2B)%2B$", "'%20or%20'1'='1", "%F0%9F%98%80"})
    void textsAreTakenAsTheyAre(String text) {
        var answer = api.get("/api/v1/sales/days?country=" + text);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.json(answer).path("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/PROD_00000000",
                "/api/v1/customers/USER_0",
                "/api/v1/customers/USER_0/orders",
                "/api/v1/nothing",
                "/nothing"
            })
    void whatIsNotThereIsNotFound(String path) {
        refused(api.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"POST, 405", "PUT, 405", "DELETE, 405", "PATCH, 405"})
    void nothingIsWritten(String method, int status) {
        refused(api.send(method, "/api/v1/kpis", Map.of()), status, "method-not-allowed");
        assertThat(api.with("").send(method, "/docs", Map.of()).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gmk_nobody00_0000000000000000000000000000000000000000000",
                "gmk_everythi_0000000000000000000000000000000000000000000",
                "gmk_short_secret",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.",
                "x"
            })
    void withoutAKeyThatHoldsNothingIsAnswered(String token) {
        var answer = api.with(token).get("/api/v1/kpis");

        refused(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void noKeyIsTakenFromTheAddress() {
        var key = Api.key("readerok", "{read}", 1000);

        refused(api.with("").get("/api/v1/kpis?access_token=" + key), 401, "unauthenticated");
    }

    @Test
    void aKeyReachesItsScopesOnly() {
        refused(api.with(Api.key("readonly", "{read}", 1000)).get("/api/v1/customers/USER_00000007"), 403, "forbidden");
        refused(api.with(Api.key("personal", "{customers}", 1000)).get("/api/v1/kpis"), 403, "forbidden");
        assertThat(api.with(Api.key("readonly", "{read}", 1000))
                        .get("/api/v1/kpis")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyThatIsRevokedOrExpiredHoldsNoMore() {
        var revoked = Api.key("revoked0", "{read}", 1000);
        var expired = Api.key("expired0", "{read}", 1000);
        var owner = TestWarehouse.owner(Database.WAREHOUSE);
        owner.sql("update ops.api_key set revoked_at = now() where key_name = 'revoked0'")
                .update();
        owner.sql("update ops.api_key set expires_at = now() where key_name = 'expired0'")
                .update();

        refused(api.with(revoked).get("/api/v1/kpis"), 401, "unauthenticated");
        refused(api.with(expired).get("/api/v1/kpis"), 401, "unauthenticated");
    }

    @Test
    void whoAsksTooOftenWaitsAndOthersDoNot() {
        var eager = api.with(Api.key("eager000", "{read}", 3));
        for (int i = 0; i < 3; i++) {
            assertThat(eager.get("/api/v1/freshness").statusCode()).isEqualTo(200);
        }

        var answer = eager.get("/api/v1/freshness");

        refused(answer, 429, "too-many-requests");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 20);
        assertThat(api.get("/api/v1/freshness").statusCode()).isEqualTo(200);
    }

    @Test
    void scriptsOfOtherSitesMayNotAsk() {
        for (var origin : new String[] {"https://elsewhere.example", "null"}) {
            var answer = api.with("")
                    .send("OPTIONS", "/api/v1/kpis", Map.of("Origin", origin, "Access-Control-Request-Method", "GET"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/kpis", "/api/v1/nothing", "/docs", "/openapi.json", "/nothing", "/actuator/health"})
    void everyAnswerTellsBrowsersWhatToRefuse(String path) {
        var headers = api.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 200",
        "/actuator/health/liveness, 200",
        "/actuator/health/readiness, 200",
        "/actuator, 401",
        "/actuator/metrics, 401",
        "/actuator/prometheus, 401",
        "/actuator/loggers, 401",
        "/actuator/threaddump, 401",
        "/actuator/heapdump, 401",
        "/actuator/env, 401"
    })
    void theActuatorIsForTheFleet(String path, int status) {
        var answer = api.with("").get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("postgresql", "diskSpace");
    }

    private static void refused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = Api.json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:globalmart:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "select", "java.", "com.globalmart", "Apache");
    }
}
