package com.globalmart.cli.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that asks the API.
 *
 * @param address of the API
 * @param key that a platform tells when it starts
 */
record ApiClient(String address, String key) {

    /** @param logins the file in which a platform keeps the key */
    static ApiClient of(String address, Path logins) throws IOException {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(logins)) {
            kept.load(reader);
        }
        return new ApiClient(address, kept.getProperty("api-key"));
    }

    /** The field {@code data} of an answer. */
    JsonNode data(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(answer(path).body()).path("data");
    }

    /** The load that an answer is of. */
    long load(String path) throws IOException, InterruptedException {
        return answer(path).headers().firstValueAsLong("Globalmart-Load").orElseThrow();
    }

    private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + key)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
            }
            return answer;
        }
    }

    static BigDecimal kpi(JsonNode kpis, String metric) {
        return kpis.valueStream()
                .filter(kpi -> kpi.path("metric").asString().equals(metric))
                .map(kpi -> new BigDecimal(kpi.path("value").asString()))
                .findFirst()
                .orElseThrow();
    }
}
