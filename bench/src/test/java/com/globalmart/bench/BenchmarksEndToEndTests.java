package com.globalmart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks run as a person runs them, with numbers that are too small to mean anything. */
class BenchmarksEndToEndTests {

    @TempDir
    private Path temporary;

    @Test
    void tellHowFastABacklogLandsBesideItsFloor() throws Exception {
        var result = run("landing", "--records", "3000", "--rounds", "2", "--setups", "1x2");

        assertThat(result.at("/records").asLong()).isGreaterThan(3_000);
        var setup = result.at("/setups/0");
        assertThat(setup.at("/cold/records").asLong())
                .isEqualTo(result.at("/records").asLong());
        assertThat(setup.at("/rounds").size()).isEqualTo(2);
        for (JsonNode round : setup.at("/rounds")) {
            assertThat(round.at("/floor/records").asLong())
                    .isEqualTo(result.at("/records").asLong());
            assertThat(round.at("/landing/client").asDouble()).isPositive();
            assertThat(round.at("/landing/seconds").asDouble()).isPositive();
            assertThat(round.at("/floor/seconds").asDouble()).isPositive();
        }
    }

    @Test
    void tellHowSoonRecordsLand() throws Exception {
        var result = run("landing-steady", "--rate", "100", "--warm-up", "2", "--seconds", "3");

        assertThat(result.at("/latencies/records").asLong()).isBetween(100L, 1_000L);
        assertThat(result.at("/latencies/p50").asDouble())
                .isBetween(1.0, result.at("/latencies/max").asDouble());
        assertThat(result.at("/ingestCpuPercent").asDouble()).isPositive();
        assertThat(result.at("/end/connections").asInt()).isPositive();
        assertThat(result.at("/end/liveHeapBytes").asLong()).isGreaterThan(1_000_000);
    }

    @Test
    void tellHowLongDimensionsTakeAndThatFactsFollow() throws Exception {
        var result = run(
                "dimensions",
                "--customers",
                "2000",
                "--products",
                "500",
                "--facts",
                "6000",
                "--changes",
                "300",
                "--late",
                "100",
                "--rounds",
                "1");

        var firstLoad = result.at("/firstLoads/0");
        assertThat(firstLoad.at("/floor/rows").asLong()).isGreaterThan(2 * 2_500);
        assertThat(firstLoad.at("/jobs/0/seconds").asDouble()).isPositive();
        assertThat(result.at("/night/movedFacts").asLong()).isPositive();
        assertThat(result.at("/night/misplacedFacts").asLong()).isZero();
    }

    @Test
    void tellHowLongFactsTakeAndWhatBecomesOfEachRecord() throws Exception {
        var result = run("facts", "--records", "4000", "--customers", "300", "--products", "100", "--nights", "2");

        for (JsonNode night : result.at("/nights")) {
            assertThat(night.at("/books/landed").asLong()).isEqualTo(4_000);
            assertThat(night.at("/books/duplicates").asLong()).isEqualTo(3);
            assertThat(night.at("/books/quarantined").asLong()).isEqualTo(4);
            assertThat(night.at("/books/facts").asLong()).isEqualTo(4_000 - 3 - 4);
            assertThat(night.at("/floor/rows").asLong()).isGreaterThan(4_000);
        }
        assertThat(result.at("/nights").size()).isEqualTo(2);
        assertThat(result.at("/peakBytes").asLong()).isGreaterThan(100_000_000);
        assertThat(result.at("/sizes/0/heapBytes").asLong()).isPositive();
    }

    @Test
    void tellHowLongTheAnalyticsOfANightTake() throws Exception {
        var result = run(
                "analytics",
                "--customers",
                "300",
                "--products",
                "50",
                "--lines",
                "3000",
                "--days",
                "35",
                "--rounds",
                "1");

        var round = result.at("/rounds/0");
        assertThat(round.at("/plain/rfm").asDouble()).isPositive();
        var written = new HashMap<String, Long>();
        round.at("/job/steps")
                .forEach(step -> written.put(
                        step.at("/step").asString(), step.at("/written").asLong()));
        assertThat(written).containsEntry("judgeProducts", 50L);
        assertThat(written.get("analyseRfm")).isBetween(290L, 300L);
    }

    @Test
    void tellHowLongReadersWait() throws Exception {
        var result = run(
                "dashboards",
                "--customers",
                "300",
                "--products",
                "50",
                "--lines",
                "3000",
                "--days",
                "70",
                "--rounds",
                "3");

        assertThat(result.at("/floor/p50").asDouble()).isPositive();
        assertThat(result.at("/queries").size()).isGreaterThan(40);
        for (JsonNode query : result.at("/queries")) {
            String place = query.at("/place").asString();
            assertThat(query.at("/p95").asDouble()).as(place).isPositive();
            if (!place.equals("Stale dates") && !place.equals("Refused records by reason")) {
                assertThat(query.at("/rows").asLong()).as(place).isPositive();
            }
        }
    }

    @Test
    void tellHowLongProgramsWait() throws Exception {
        var result = run(
                "api",
                "--customers",
                "300",
                "--products",
                "100",
                "--lines",
                "5000",
                "--days",
                "20",
                "--rounds",
                "2",
                "--seconds",
                "1");

        assertThat(result.at("/resources").size()).isGreaterThan(20);
        for (JsonNode resource : result.at("/resources")) {
            assertThat(resource.at("/cold/p95").asDouble()).isPositive();
            assertThat(resource.at("/warm/p95").asDouble()).isPositive();
        }
        assertThat(result.at("/warm/answers").asLong()).isPositive();
        assertThat(result.at("/file/bytes").asLong())
                .isEqualTo(result.at("/warm/bytes").asLong());
    }

    /** Runs what Maven has just built. */
    private JsonNode run(String... arguments) throws IOException, InterruptedException {
        Path json = temporary.resolve("result.json");
        Path output = temporary.resolve("output.txt");
        var command =
                new ArrayList<>(List.of("bash", Path.of("..", "globalmart").toString(), "bench"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--json", json.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().put("GLOBALMART_BUILD", "false");
        var process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        assertThat(ended ? process.exitValue() : -1)
                .as("exit status; it said: %s", Files.readString(output))
                .isZero();
        return JsonMapper.shared().readTree(json);
    }
}
