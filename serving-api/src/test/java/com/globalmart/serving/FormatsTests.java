package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In what answers are written, and how a caller learns whether they are new. */
@ApiTest
class FormatsTests {

    @LocalServerPort
    int port;

    private Api api;

    @BeforeEach
    void withKey() {
        api = Api.on(port);
    }

    @Test
    void csvHasTheColumnsOfJsonAndNoFormulas() {
        var answer = api.get("/api/v1/products?limit=12", Map.of("Accept", "text/csv"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"products.csv\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var lines = answer.body().split("\r\n");
        assertThat(lines[0])
                .isEqualTo(String.join(
                        ",", api.data("/api/v1/products?limit=1").path(0).propertyNames()));
        assertThat(lines).hasSize(13);
        assertThat(lines[10]).contains(",PROD_00000043,'=2+3,Phones,30,60,100,3000.0000,");
    }

    @Test
    void linesOfJsonAreTheRows() {
        var lines = api.get("/api/v1/sales/days", Map.of("Accept", "application/x-ndjson"));

        assertThat(lines.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(lines.body().lines()).hasSize(30).allMatch(line -> line.startsWith("{\"event_day\":\"2026-"));
    }

    @ParameterizedTest
    @CsvSource({
        "'text/csv;q=0.5, application/json', application/json",
        "'text/html, */*;q=0.1', application/json",
        "'text/*', text/csv;charset=UTF-8",
        "'application/json;q=0, text/csv', text/csv;charset=UTF-8",
    })
    void theLikedFormatIsTaken(String accept, String expected) {
        assertThat(api.get("/api/v1/segments", Map.of("Accept", accept))
                        .headers()
                        .firstValue("Content-Type"))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/segments, application/xml",
        "/api/v1/products/PROD_00000041, text/csv",
        "/api/v1/segments, no/type/at all"
    })
    void otherFormatsAreRefused(String path, String accept) {
        var answer = api.get(path, Map.of("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(Api.json(answer).path("type").asString()).isEqualTo("urn:globalmart:problem:not-acceptable");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        var first = api.get("/api/v1/kpis");
        var etag = first.headers().firstValue("ETag").orElseThrow();

        var again = api.get("/api/v1/kpis", Map.of("If-None-Match", etag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
        assertThat(first.headers().firstValue("Last-Modified")).contains("Sun, 15 Mar 2026 02:30:00 GMT");
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(first.headers().firstValue("Globalmart-Load")).contains("1");
        assertThat(first.headers().firstValue("Globalmart-Complete-Through")).contains("2026-03-14");
    }

    @Test
    void noFormatIsTakenForAnother() {
        var json = api.get("/api/v1/segments").headers().firstValue("ETag").orElseThrow();

        var csv = api.get("/api/v1/segments", Map.of("Accept", "text/csv", "If-None-Match", json));

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().allValues("Vary").toString()).contains("Accept");
    }

    @Test
    void longAnswersAreCompressed() {
        var answer = api.get("/api/v1/sales/days?from=2026-01-14", Map.of("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("ETag").orElseThrow()).startsWith("W/");
    }

    @Test
    void personsAreKeptByNobody() {
        assertThat(api.get("/api/v1/customers/USER_00000007").headers().firstValue("Cache-Control"))
                .contains("private, no-store");
    }

    @Test
    void headAnswersWithoutABody() {
        var answer = api.send("HEAD", "/api/v1/kpis", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }
}
