package com.globalmart.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTests {

    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks.md");
    private static final Pattern ANCHOR = Pattern.compile("runbook_url\"? *: *\"?docs/runbooks\\.md#([a-z-]+)");

    @BeforeAll
    static void needPromtool() {
        Tool.need("promtool", "prometheus");
    }

    @Test
    void areValid() throws Exception {
        var rules = new ArrayList<>(List.of("promtool", "check", "rules"));
        try (var files = Files.list(Rules.FOLDER.resolve("rules"))) {
            files.map(file -> "rules/" + file.getFileName()).forEach(rules::add);
        }
        assertThat(Tool.run(Rules.FOLDER, Map.of(), "", rules)).contains("SUCCESS");
        Tool.run(Rules.FOLDER, Map.of(), "", List.of("promtool", "check", "config", "--syntax-only", "prometheus.yml"));
    }

    @Test
    void fireWhenTheyShould() throws Exception {
        assertThat(Tool.run(Rules.FOLDER, Map.of(), "", List.of("promtool", "test", "rules", "tests/rules_test.yml")))
                .contains("SUCCESS");
    }

    @Test
    void haveACaseEachThatFiresAndOneThatIsSilent() throws IOException {
        String tests = Files.readString(Rules.FOLDER.resolve("tests").resolve("rules_test.yml"));

        assertThat(Rules.alerts()).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        for (String alert : Rules.alerts()) {
            assertThat(tests).contains("alertname=\"" + alert + "\"");
        }
    }

    /** Silence says something only where every alert has numbers to be silent about. */
    @Test
    void areSilentOnAPlatformThatIsWell() throws IOException {
        var tests = Rules.read(Rules.FOLDER.resolve("tests").resolve("rules_test.yml"));
        var well = Rules.maps(tests.get("tests")).getFirst();
        assertThat(well).containsEntry("name", "a platform that is well is silent");
        var series = Rules.maps(well.get("input_series")).stream()
                .map(each -> String.valueOf(each.get("series")).replaceAll("\\{.*", ""))
                .toList();

        for (var rule : Rules.all()) {
            if (rule.containsKey("alert")) {
                var scraped = Rules.metrics(String.valueOf(rule.get("expr"))).stream()
                        .filter(name -> !name.contains(":")) // what is recorded is made of up
                        .toList();
                assertThat(series).as("%s", rule.get("alert")).containsAll(scraped);
            }
        }
        assertThat(Rules.maps(well.get("promql_expr_test")))
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> assertThat(each).containsEntry("exp_samples", List.of()));
    }

    @Test
    void nameMetricsAndLabelsThatARunningPlatformHas() throws IOException {
        var labels = MetricList.labels();
        var expressions = new ArrayList<>(Rules.expressions());
        expressions.addAll(Rules.expressionsOfBoards());

        assertThat(expressions).hasSizeGreaterThan(50).allSatisfy(expression -> {
            assertThat(labels.keySet()).containsAll(Rules.metrics(expression));
            assertThat(Rules.unknownLabels(expression, labels)).as(expression).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max by (topic) (lag{topic=\"x\",part!=\"1\"}) > 300 | [lag{part}]",
                "sum by (topic, node) (rate(lag[5m])) | [node]",
                "lag > on (topic) other | []",
            })
    void knowLabelsThatAreNotThere(String expression, String unknown) {
        var labels = Map.of("lag", Set.of("topic", "partition"), "other", Set.of("topic"));

        assertThat(Rules.unknownLabels(expression, labels)).hasToString(unknown);
    }

    @Test
    void haveARunbookEach() throws IOException {
        var sections = new TreeSet<String>();
        Files.readAllLines(RUNBOOKS).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .forEach(sections::add);
        var anchors = new TreeSet<String>();
        for (Path file : List.of(
                Rules.FOLDER.resolve("rules").resolve("alerts.yml"),
                Path.of("..", "dashboards", "grafana", "provisioning", "alerting", "rules.json"))) {
            ANCHOR.matcher(Files.readString(file)).results().forEach(found -> anchors.add(found.group(1)));
        }

        assertThat(anchors).hasSizeGreaterThan(20).isEqualTo(sections);
        for (String alert : Rules.alerts()) {
            assertThat(anchors).contains(alert.toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max by (topic) (ingest_lag_seconds{a=\"up\"}) > 300 | ingest_lag_seconds",
                "sum(rate(a_total[5m])) / (sum(b_count) > 0) | a_total, b_count",
                "(1 - job:availability:ratio1h) > 14.4 * 0.001 | job:availability:ratio1h",
                "max(up{job=\"x\"}) == 0 or absent(up{job=\"x\"}) | up"
            })
    void nameTheirMetrics(String expression, String names) {
        assertThat(String.join(", ", Rules.metrics(expression))).isEqualTo(names);
    }
}
