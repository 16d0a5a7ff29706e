package com.globalmart.admin.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ExecutionPagesTests {

    private static final Duration SHORT = Duration.ofSeconds(12);
    private static final Pattern NUMBER = Pattern.compile("class=\"number\"><a href=\"/executions/(\\d+)\"");
    private static final Pattern OLDER = Pattern.compile("href=\"(/executions\\?[^\"]*before=\\d+)\" rel=\"next\"");

    private static final Pattern NEWER = Pattern.compile("href=\"(/executions\\?[^\"]*after=\\d+)\" rel=\"prev\"");

    @LocalServerPort
    int port;

    private final Instant anHourAgo = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void walksAllExecutionsPageByPageWithoutLosingOrDoublingOne() {
        var expected = new ArrayList<Long>();
        for (int day = 1; day <= 30; day++) {
            expected.add(rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-01-%02d".formatted(day)));
            expected.add(rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-03-%02d".formatted(day)));
        }
        var viewer = viewer();

        var seen = new ArrayList<Long>();
        var address = "/executions?job=nightly";
        while (!address.isEmpty()) {
            var body = viewer.get(address).body();
            seen.addAll(numbers(body));
            var older = OLDER.matcher(body);
            address = older.find() ? older.group(1).replace("&amp;", "&") : "";
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        expected.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @Test
    void filtersByJobAndStatus() {
        var failed = rows.execution("nightly", "FAILED", anHourAgo, SHORT, "2026-03-14");
        rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-03-13");
        rows.execution("reference", "FAILED", anHourAgo, SHORT, "2026-03-14");
        var viewer = viewer();

        assertThat(numbers(viewer.get("/executions?job=nightly&status=failed").body()))
                .containsExactly(failed);
        assertThat(numbers(viewer.get("/executions?job=&status=").body())).hasSize(3);
        assertThat(viewer.get("/executions?status=abandoned").body()).contains("No execution fits.");
    }

    @Test
    void filtersByBusinessDateAndParameter() {
        rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-03-13");
        var fourteenth = rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-03-14");
        var file = rows.execution("reference", "COMPLETED", anHourAgo, SHORT, "2026-03-15");
        new ExecutionRows(rows).parameter(file, "file", "a&b.csv");
        var viewer = viewer();

        assertThat(numbers(viewer.get("/executions?from=2026-03-14").body())).containsExactly(file, fourteenth);
        assertThat(numbers(viewer.get("/executions?from=2026-03-14&to=2026-03-14&parameter=")
                        .body()))
                .containsExactly(fourteenth);
        var byFile = viewer.get("/executions?parameter=file=a%26b.csv").body();
        assertThat(numbers(byFile)).containsExactly(file);
        assertThat(byFile)
                .contains("value=\"file=a&amp;b.csv\"", "hx-get=\"/executions?parameter=file%3Da%26b.csv\"")
                .contains("href=\"/executions.csv?parameter=file%3Da%26b.csv\"");
        assertThat(viewer.get("/executions?parameter=businessDate=2026").body()).contains("No execution fits.");
    }

    @Test
    void goesToOlderExecutionsAndBack() {
        for (int day = 1; day <= 30; day++) {
            rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-01-%02d".formatted(day));
        }
        var viewer = viewer();
        var newest = viewer.get("/executions?job=nightly").body();

        var older = viewer.get(link(OLDER, newest)).body();
        var back = viewer.get(link(NEWER, older)).body();

        assertThat(numbers(older)).hasSize(5);
        assertThat(numbers(back)).isEqualTo(numbers(newest)).hasSize(25);
        assertThat(NEWER.matcher(newest).find()).isFalse();
        assertThat(NEWER.matcher(back).find()).isFalse();
    }

    @Test
    void sendsWhatFitsAsAFileThatRunsNoFormula() {
        rows.execution("reference", "COMPLETED", anHourAgo, SHORT, "2026-03-14");
        var first = rows.execution("nightly", "COMPLETED", anHourAgo, SHORT, "2026-03-14");
        var formula = "=HYPERLINK(\"http://x\",\"y\")";
        var second = rows.execution(rows.instance("nightly"), "FAILED", anHourAgo, SHORT, "2026-03-15", formula);

        var answer = viewer().get("/executions.csv?job=nightly&before=1");

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"executions.csv\"");
        var lines = answer.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo(
                        "job_execution_id,job_name,parameters,status,earlier_attempts,create_time,start_time,end_time,node_id,exit_message");
        assertThat(lines.get(1)).startsWith(first + ",nightly,businessDate=2026-03-14,COMPLETED,0,");
        assertThat(lines.get(2))
                .startsWith(second + ",nightly,")
                .endsWith(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assertThat(rows.warehouse()
                        .fetchSingle(AUDIT, AUDIT.ACTION.eq("export"))
                        .getTarget())
                .isEqualTo("executions job=nightly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=exploded",
                "from=2026-02-30",
                "to=2026-03-01&from=2026-03-02",
                "parameter=businessDate",
                "after=x",
                "after=1&before=2",
                "status=completed%00",
                "job=x%27%3B+drop+table+x--",
                "job=a%00b",
                "before=(select+1)",
                "before=99999999999999999999"
            })
    void refusesFiltersThatCannotBe(String query) {
        var answer = viewer().get("/executions?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("That value does not fit", "&quot;" + query.substring(0, query.indexOf('=')) + "&quot;");
        assertThat(answer.body()).doesNotContainIgnoringCase("select", "exception");
    }

    @Test
    void showsStepsCountsAndWhyItEnded() {
        rows.nightly();
        var failed = rows.execution(
                rows.instance("nightly"),
                "FAILED",
                anHourAgo,
                SHORT,
                "2026-03-14",
                "no rate for GBP\n\tat x.Y.z(Y.java:1)");
        rows.step(failed, "planLoad", "COMPLETED", anHourAgo, SHORT, 0, 0);
        rows.step(failed, "loadSales", "FAILED", anHourAgo, Duration.ofSeconds(10), 60_010, 60_000);

        var page = viewer().get("/executions/" + failed).body();

        assertThat(page)
                .contains("nightly", "failed", "businessDate", "2026-03-14", "at x.Y.z(Y.java:1)")
                .contains("planLoad", "facts", "60,010", "60,000", "6,001", "publishLoad", "not run")
                .doesNotContain("Restart…"); // a viewer is not offered what a viewer may not do
        assertThat(operator().get("/executions/" + failed).body()).contains("Restart…");
    }

    @Test
    void fetchesItselfAnewWhenExecutionsChange() {
        var running = rows.execution("nightly", "STARTED", anHourAgo, SHORT, "2026-03-14");

        assertThat(viewer().fragment("/executions/" + running).body().strip())
                .startsWith("<div id=\"execution\"")
                .contains("hx-get=\"/executions/" + running, "changed:executions from:body");
    }

    @Test
    void restartsAFailedExecutionAsARequest() {
        var failed = rows.execution("nightly", "FAILED", anHourAgo, SHORT, "2026-03-14");
        var operator = operator();
        var address = "/executions/%d/restart".formatted(failed);
        var form = operator.filled(address, Map.of("reason", "rate arrived"));
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.eq("restart")))
                .as("looking at the confirmation leaves no trace")
                .isZero();

        operator.post(address, form);
        rows.warehouse().execute("update ops.batch_job_execution set status = 'COMPLETED'");
        operator.post(address, form); // the second click comes late

        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getKind()).isEqualTo("restart");
        assertThat(request.getParameters().data()).isEqualTo("{\"execution\": %d}".formatted(failed));
        var audit = rows.warehouse().fetchSingle(AUDIT, AUDIT.ACTION.eq("restart"));
        assertThat(audit.getTarget()).isEqualTo("execution " + failed);
        assertThat(audit.getReason()).isEqualTo("rate arrived");
    }

    @Test
    void stopsARunningExecutionAsARequest() {
        var running = rows.execution("nightly", "STARTED", anHourAgo, SHORT, "2026-03-14");

        var answer = operator().submit("/executions/%d/stop".formatted(running), Map.of());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(rows.warehouse().fetchSingle(REQUEST).getKind()).isEqualTo("stop");
    }

    @Test
    void refusesWhatMakesNoSense() {
        var instance = rows.instance("nightly");
        var first = rows.execution(instance, "FAILED", anHourAgo, SHORT, "2026-03-14", null);
        var second = rows.execution(instance, "COMPLETED", anHourAgo, SHORT, "2026-03-14", null);
        var operator = operator();

        var followed = operator.get("/executions/%d/restart".formatted(first));
        var completed = operator.get("/executions/%d/restart".formatted(second));
        var ended = operator.get("/executions/%d/stop".formatted(second));

        assertThat(List.of(followed.statusCode(), completed.statusCode(), ended.statusCode()))
                .containsOnly(409);
        assertThat(followed.body()).contains("was followed by another attempt");
        assertThat(completed.body()).contains("is completed; failed and stopped ones can be restarted");
        assertThat(ended.body()).contains("there is nothing to stop");
        assertThat(operator.get("/executions/4711").statusCode()).isEqualTo(404);
        assertThat(operator.get("/executions").body()).doesNotContain("Restart…", "Stop…");
    }

    @Test
    void refusesAViewerWithoutATrace() {
        var running = rows.execution("nightly", "STARTED", anHourAgo, SHORT, "2026-03-14");
        var address = "/executions/%d/stop".formatted(running);
        var viewer = viewer();

        var form = Map.of("_csrf", viewer.csrfOf("/"), "token", "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11");

        assertThat(viewer.get(address).statusCode()).isEqualTo(403);
        assertThat(viewer.post(address, form).statusCode()).isEqualTo(403);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void refusesATokenThatIsNone() {
        var running = rows.execution("nightly", "STARTED", anHourAgo, SHORT, "2026-03-14");
        var operator = operator();

        var answer = operator.post(
                "/executions/%d/stop".formatted(running), Map.of("_csrf", operator.csrfOf("/"), "token", "a' or 'b"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static String link(Pattern pattern, String body) {
        return pattern.matcher(body)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> numbers(String body) {
        return NUMBER.matcher(body)
                .results()
                .map(match -> Long.valueOf(match.group(1)))
                .toList();
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
