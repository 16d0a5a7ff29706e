package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Requests made at random from the document: right ones, nearly right ones and nonsense. None is answered with 500, and each 400
 * names a parameter.
 */
@ApiTest
class RandomRequestsTests {

    private static final int REQUESTS = 10_000;

    private static final List<String> NONSENSE = List.of(
            "",
            " ",
            "null",
            "NaN",
            "-1",
            "0",
            "1e9",
            "2147483648",
            "9223372036854775808",
            "true",
            "[]",
            "{}",
            "../../etc/passwd",
            "' or '1'='1",
            "\"; drop table x--",
            "(select 1)",
            "%",
            "_",
            "\\",
            "\0",
            "\r\nSet-Cookie: a=b",
            "\u001b[31m",
            "${jndi:ldap://x}",
            "#{7*7}",
            "<img src=x onerror=alert(1)>",
            "😀",
            "\u202e",
            "a".repeat(500),
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "99999-01-01",
            "-0001-01-01",
            "2026-03-14T00:00:00Z",
            "MQ",
            "gmk_",
            "ALL",
            "=1+1");

    @LocalServerPort
    int port;

    private Api api;

    @BeforeEach
    void withKey() {
        api = Api.on(port);
    }

    @Test
    void noneIsAnsweredWithAFaultOfOurs() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("random requests: seed %d, repeat with -Dseed=%d%n", seed, seed);
        var random = new Random(seed);
        var paths = List.copyOf(
                Api.json(api.with("").get("/openapi.json")).path("paths").properties());
        var statuses = new TreeMap<Integer, Integer>();

        for (int i = 0; i < REQUESTS; i++) {
            var path = paths.get(random.nextInt(paths.size()));
            var address = address(path, random);
            var answer = api.get(address, headers(random));

            statuses.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isIn(200, 304, 400, 404, 406);
            if (answer.statusCode() == 400 && !answer.body().contains("problem:bad-request")) {
                assertThat(Api.json(answer).path("field").asString(""))
                        .as("%s: %s", address, answer.body())
                        .isNotEmpty();
            }
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).as(address).doesNotContain("java.", "org.", "Exception", "PSQL");
            }
        }

        System.out.println("statuses: " + statuses);
        assertThat(statuses.get(200)).isGreaterThan(REQUESTS / 10);
        assertThat(statuses.get(400)).isGreaterThan(REQUESTS / 10);
    }

    private static String address(Map.Entry<String, JsonNode> path, Random random) {
        var address = path.getKey();
        var query = new ArrayList<String>();
        for (var parameter : path.getValue().path("get").path("parameters")) {
            var name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path")) {
                var value = value(parameter, random);
                address = address.replace(
                        "{%s}".formatted(name), encoded(value.isBlank() || value.contains("..") ? "x" : value));
            } else if (random.nextInt(3) == 0) {
                query.add(name + "=" + encoded(value(parameter, random)));
            }
        }
        if (random.nextInt(20) == 0) {
            query.add(encoded(any(NONSENSE, random)) + "=" + encoded(any(NONSENSE, random)));
        }
        if (!query.isEmpty() && random.nextInt(20) == 0) {
            query.add(query.getFirst());
        }
        return query.isEmpty() ? address : address + "?" + String.join("&", query);
    }

    private static String value(JsonNode parameter, Random random) {
        var schema = parameter.path("schema");
        if (random.nextInt(3) == 0) {
            return any(NONSENSE, random);
        }
        if (schema.has("enum")) {
            return schema.path("enum")
                    .path(random.nextInt(schema.path("enum").size()))
                    .asString();
        }
        if (schema.path("format").asString("").equals("date")) {
            return "20%02d-%02d-%02d"
                    .formatted(20 + random.nextInt(10), 1 + random.nextInt(12), 1 + random.nextInt(31));
        }
        if (schema.path("type").asString("").equals("integer")) {
            return Integer.toString(random.nextInt(1_200) - 50);
        }
        return any(List.of("PROD_00000041", "USER_00000007", "Germany", "Laptops", "Credit Card", "ALL"), random);
    }

    private static Map<String, String> headers(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Map.of("Accept", "text/csv");
            case 1 -> Map.of("Accept", "application/x-ndjson");
            case 2 -> Map.of("If-None-Match", "W/\"1-x\", *");
            case 3 -> Map.of("Accept", "text/" + random.nextInt(100));
            case 4 -> Map.of("If-Modified-Since", "yesterday");
            default -> Map.of();
        };
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
