package com.globalmart.cli.metrics;

import static org.awaitility.Awaitility.await;

import com.globalmart.cli.Tool;
import com.globalmart.cli.metrics.MetricList.Metric;
import com.globalmart.cli.running.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus with the committed configuration and rules, which scrapes a platform on this machine every two seconds. */
public final class PrometheusServer implements AutoCloseable {

    private static final Set<String> APPLICATIONS = Set.of("ingest", "batch-jobs", "job-admin", "serving-api");

    private final List<Process> processes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private int targets;

    /**
     * Starts it, and an exporter of the database server.
     *
     * @param folder empty
     * @param password of the account with which applications know each other
     */
    public PrometheusServer(Path folder, Endpoints endpoints, String password) throws IOException {
        Tool.need("prometheus", "prometheus");
        Tool.need("prometheus-postgres-exporter", "prometheus-postgres-exporter");
        int exporter = freePort();
        port = freePort();
        FileUtils.copyDirectory(
                Rules.FOLDER.resolve("rules").toFile(), folder.resolve("rules").toFile());
        Files.writeString(folder.resolve("fleet-password"), password);
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, new Yaml().dump(configuration(endpoints, exporter)));
        var source = "postgresql://metrics_reader@127.0.0.1:%d/warehouse?sslmode=disable"
                .formatted(endpoints.port("postgres"));
        start(
                folder,
                Map.of("DATA_SOURCE_NAME", source),
                "prometheus-postgres-exporter",
                "--web.listen-address=127.0.0.1:" + exporter);
        start(
                folder,
                Map.of(),
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port);
    }

    /** What is committed, with the targets of this machine. */
    private Map<String, Object> configuration(Endpoints endpoints, int exporter) throws IOException {
        var configuration = Rules.read(Rules.FOLDER.resolve("prometheus.yml"));
        configuration.put(
                "global", Map.of("scrape_interval", "2s", "scrape_timeout", "2s", "evaluation_interval", "2s"));
        for (var job : Rules.maps(configuration.get("scrape_configs"))) {
            String name = String.valueOf(job.get("job_name"));
            int target = APPLICATIONS.contains(name) ? endpoints.port(name) : exporter;
            job.remove("dns_sd_configs");
            var configs = Rules.maps(job.computeIfAbsent("static_configs", _ -> List.of(new HashMap<>())));
            configs.forEach(config -> config.put("targets", List.of("127.0.0.1:" + target)));
            targets += configs.size();
        }
        return configuration;
    }

    private void start(Path folder, Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".log").toFile());
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    /** Waits until every target has been scraped. */
    public void awaitTargets() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> {
                    int up = 0;
                    for (JsonNode target : ask("targets").at("/data/activeTargets")) {
                        up += target.path("health").asString().equals("up") ? 1 : 0;
                    }
                    return up == targets;
                });
    }

    /** Names of all metrics that have been scraped or recorded. */
    public Set<String> metrics() throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        ask("label/__name__/values").path("data").forEach(name -> names.add(name.asString()));
        return names;
    }

    /** What is known of metrics by these names, in their order. */
    public List<Metric> described(Set<String> names) throws IOException, InterruptedException {
        JsonNode metadata = ask("metadata").path("data");
        var described = new ArrayList<Metric>();
        for (String name : names) {
            var labels = new TreeSet<String>();
            for (JsonNode series : ask("series?match[]=" + name).path("data")) {
                labels.addAll(series.propertyNames());
            }
            labels.remove("__name__");
            JsonNode family = metadata.path(
                            metadata.has(name) ? name : name.replaceAll("_(total|sum|count|bucket)$", ""))
                    .path(0);
            described.add(new Metric(
                    name,
                    family.path("type").asString(name.equals("up") ? "gauge" : "recorded"),
                    labels,
                    family.path("help").asString("").strip()));
        }
        return described;
    }

    /** Names of alerts that fire, of a severity. */
    public List<String> firing(String severity) throws IOException, InterruptedException {
        var firing = new ArrayList<String>();
        for (JsonNode alert : ask("alerts").at("/data/alerts")) {
            if (alert.at("/labels/severity").asString().equals(severity)
                    && alert.path("state").asString().equals("firing")) {
                firing.add(alert.at("/labels/alertname").asString());
            }
        }
        return firing;
    }

    /** The values of an expression now. */
    public List<Double> values(String expression) throws IOException, InterruptedException {
        var values = new ArrayList<Double>();
        for (JsonNode result : ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result")) {
            values.add(Double.valueOf(result.at("/value/1").asString()));
        }
        return values;
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, path.replace("[]", "%5B%5D"))))
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
        http.close();
    }
}
