package com.globalmart.admin.grid;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.execution.ExecutionRows;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class GridPageTests {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final Pattern RUN = Pattern.compile("id=\"run-(\\d+)\"");
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"[^>]*><span>([^<]+)</span>");
    private static final Pattern OLDER = Pattern.compile("href=\"(/grid\\?[^\"]*before=\\d+)\"");
    private static final Pattern NEWER = Pattern.compile("href=\"(/grid\\?[^\"]*after=\\d+)\"");

    @LocalServerPort
    int port;

    private final Instant anHourAgo = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    private final Rows rows = new Rows();
    private final GridRows grid = new GridRows(rows, anHourAgo);

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void showsRunsAcrossAndStepsDown() {
        rows.nightly();
        long done = grid.completed("2026-03-13");
        long failed = grid.ended(rows.instance("nightly"), "FAILED", "2026-03-14");

        var body = viewer().get("/grid").body();

        assertThat(runs(body)).containsExactly(done, failed);
        assertThat(texts(ROW, body)).containsExactly("planLoad", "storeStatements", "loadSales", "publishLoad");
        assertThat(cell(body, done, "loadSales"))
                .contains("href=\"/executions/%d#step-loadSales\"".formatted(done))
                .contains("aria-label=\"loadSales, execution %d of 2026-03-13: completed, 41 s, 3 partitions\""
                        .formatted(done))
                .contains("#mark-good", "<small>3</small>");
        assertThat(cell(body, failed, "loadSales")).contains("#mark-bad", ": failed, 41 s, 3 partitions\"");
        assertThat(cell(body, failed, "publishLoad"))
                .contains("aria-label=\"publishLoad, execution %d of 2026-03-14: not run\"".formatted(failed))
                .doesNotContain("href");
    }

    @Test
    void leadsToTheStepOnThePageOfItsExecution() {
        rows.nightly();
        long done = grid.completed("2026-03-13");

        assertThat(viewer().get("/executions/" + done).body()).contains("id=\"step-loadSales\"");
    }

    @Test
    void sumsPartitionsUpToTheWorstOfThem() {
        rows.nightly();
        long running = rows.execution("nightly", "STARTED", anHourAgo, Duration.ZERO, "2026-03-14");
        grid.step(running, "loadSales", "STARTED");
        grid.step(running, "loadSalesRange:1-0-0", "COMPLETED");
        grid.step(running, "loadSalesRange:1-0-1000", "FAILED");
        grid.step(running, "findRepeatsOfTopic:sales", "COMPLETED");

        var body = viewer().get("/grid").body();

        assertThat(cell(body, running, "loadSales")).contains("#mark-bad", ": failed, ", ", 2 partitions\"");
        assertThat(cell(body, running, "planLoad")).contains(": waiting\"");
        assertThat(texts(ROW, body))
                .as("a step that its job does not declare stands below the others")
                .endsWith("publishLoad", "findRepeats");
    }

    @Test
    void showsWhichRunsAreAttemptsAtTheSameWork() {
        rows.nightly();
        long instance = rows.instance("nightly");
        long first = grid.ended(instance, "FAILED", "2026-03-14");
        long second = grid.goneOn(instance, "COMPLETED", "2026-03-14");

        var body = viewer().get("/grid").body();

        assertThat(body)
                .contains(
                        "nightly of 2026-03-14, execution %d: completed, attempt 2 at the same work".formatted(second))
                .contains("<th scope=\"col\" class=\"follow-up\"><a id=\"run-%d\"".formatted(second));
        assertThat(cell(body, second, "planLoad"))
                .contains("complete in execution " + first)
                .contains("href=\"/executions/%d#step-planLoad\"".formatted(first));
    }

    @Test
    void saysOfARepeatedStepThatItWasNotRunAgain() {
        new ExecutionRows(rows).nightly();
        long instance = rows.instance("nightly");
        long first = grid.ended(instance, "FAILED", "2026-03-14");
        grid.step(first, "runChecks", "COMPLETED");
        grid.step(first, "totalSales", "COMPLETED");
        long second = grid.goneOn(instance, "FAILED", "2026-03-14");
        new ExecutionRows(rows).parameter(second, "again", "totalSales,analyseRfm");

        var body = viewer().get("/grid").body();

        assertThat(cell(body, second, "runChecks")).contains(": not run\"");
        assertThat(cell(body, second, "totalSales")).contains(": not run\"");
        assertThat(cell(body, second, "planLoad")).contains(": complete in execution " + first);
    }

    @Test
    void goesToOlderRunsAndBack() {
        var expected = new ArrayList<Long>();
        for (int day = 1; day <= 31; day++) {
            expected.add(run("COMPLETED", "2026-01-%02d".formatted(day)));
            expected.add(run("COMPLETED", "2026-03-%02d".formatted(day)));
        }
        var viewer = viewer();

        var newest = viewer.get("/grid").body();
        var older = viewer.get(link(OLDER, newest)).body();
        var oldest = viewer.get(link(OLDER, older)).body();
        var back = viewer.get(link(NEWER, oldest)).body();

        assertThat(runs(newest)).containsExactlyElementsOf(expected.subList(32, 62));
        assertThat(runs(older)).containsExactlyElementsOf(expected.subList(2, 32));
        assertThat(runs(oldest)).containsExactlyElementsOf(expected.subList(0, 2));
        assertThat(runs(back)).containsExactlyElementsOf(expected.subList(2, 32));
        assertThat(NEWER.matcher(newest).find()).as("there is nothing newer").isFalse();
        assertThat(OLDER.matcher(oldest).find()).as("there is nothing older").isFalse();
        assertThat(runs(viewer.get(link(NEWER, back)).body())).containsExactlyElementsOf(expected.subList(32, 62));
    }

    @Test
    void showsRunsThatFit() {
        long thirteenth = run("COMPLETED", "2026-03-13");
        long fourteenth = run("FAILED", "2026-03-14");
        long fifteenth = run("COMPLETED", "2026-03-15");
        new ExecutionRows(rows).parameter(fifteenth, "file", "a&b=c.csv");
        long other = rows.execution("reference", "FAILED", anHourAgo, Duration.ofSeconds(1), "2026-03-14");
        var viewer = viewer();

        assertThat(runs(viewer.get("/grid?job=&status=&from=&to=&parameter=").body()))
                .containsExactly(thirteenth, fourteenth, fifteenth);
        assertThat(runs(viewer.get("/grid?status=failed").body())).containsExactly(fourteenth);
        assertThat(runs(viewer.get("/grid?job=reference").body())).containsExactly(other);
        assertThat(runs(viewer.get("/grid?from=2026-03-14").body())).containsExactly(fourteenth, fifteenth);
        assertThat(runs(viewer.get("/grid?from=2026-03-13&to=2026-03-14").body()))
                .containsExactly(thirteenth, fourteenth);
        var byFile = viewer.get("/grid?parameter=file%3Da%26b%3Dc.csv").body();
        assertThat(runs(byFile)).containsExactly(fifteenth);
        assertThat(byFile).contains("hx-get=\"/grid?job=nightly&amp;parameter=file%3Da%26b%3Dc.csv\"");
        assertThat(viewer.get("/grid?parameter=file%3Da").body()).contains("No run fits.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=exploded",
                "job=x%27%3B+drop+table+x--",
                "from=2026-02-30",
                "from=1026-01-01",
                "to=yesterday",
                "parameter=businessDate",
                "parameter=%27=1",
                "parameter=a=b%00",
                "before=(select+1)",
                "after=99999999999999999999",
                "after=1&before=2",
                "to=2026-03-01&from=2026-03-02",
                "page=2"
            })
    void refusesFiltersThatCannotBe(String query) {
        var answer = viewer().get("/grid?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("That value does not fit", "&quot;" + query.substring(0, query.indexOf('=')) + "&quot;");
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(viewer().get("/grid").body()).contains("No run yet.").doesNotContain("<table");
    }

    @Test
    void fetchesItselfAnewWhenExecutionsChange() {
        long run = run("COMPLETED", "2026-03-14");

        var fragment = viewer().fragment("/grid?job=nightly").body().strip();

        assertThat(fragment)
                .startsWith("<div id=\"grid\"")
                .contains("hx-get=\"/grid?job=nightly\"", "changed:executions from:body");
        assertThat(runs(fragment)).containsExactly(run);
    }

    @Test
    void showsHostileTextAsText() {
        rows.nightly();
        long failed = run("FAILED", HOSTILE);
        grid.step(failed, HOSTILE, "FAILED");
        var operator = operator();

        for (var page : List.of("/grid", "/grid/restart?id=" + failed, "/executions/" + failed)) {
            assertThat(operator.get(page).body()).contains("&lt;img src=x").doesNotContain("<img src=x");
        }
    }

    @Test
    void offersRestartsOfTheNewestAttemptToOperatorsOnly() {
        rows.nightly();
        long instance = rows.instance("nightly");
        long first = grid.ended(instance, "FAILED", "2026-03-14");
        long second = grid.goneOn(instance, "STOPPED", "2026-03-14");
        long done = grid.completed("2026-03-15");

        assertThat(operator().get("/grid").body())
                .contains("id=\"choose-" + second, "Restart chosen…")
                .doesNotContain("choose-" + first, "choose-" + done);
        assertThat(viewer().get("/grid").body()).doesNotContain("choose-", "Restart chosen…");
    }

    @Test
    void saysWhatEachRestartWouldDoInTheOrderOfBusinessDates() {
        rows.nightly();
        long later = grid.ended(rows.instance("nightly"), "FAILED", "2026-03-15");
        long earlier = grid.ended(rows.instance("nightly"), "STOPPED", "2026-03-14");
        long done = grid.completed("2026-03-13");

        var body = operator()
                .get("/grid/restart?id=%d&id=%d&id=%d&id=%d".formatted(later, earlier, done, later))
                .body();

        assertThat(body)
                .contains("Restart 2 executions?", "2 steps are complete, and not run.", "1 step is still to come.")
                .contains(
                        "Left out",
                        "Execution %d is completed; failed and stopped ones can be restarted.".formatted(done))
                .containsSubsequence(
                        "nightly of 2026-03-14", "nightly of 2026-03-15", "Left out", "nightly of 2026-03-13")
                .doesNotContain("name=\"id\" type=\"hidden\" value=\"%d\"".formatted(done));
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void asksForOneRestartEachHoweverOftenTheFormIsSent() {
        rows.nightly();
        long later = grid.ended(rows.instance("nightly"), "FAILED", "2026-03-15");
        long earlier = grid.ended(rows.instance("nightly"), "STOPPED", "2026-03-14");
        long done = grid.completed("2026-03-13");
        var operator = operator();
        var query = "id=%d&id=%d&id=%d".formatted(later, earlier, done);
        var form = operator.filled("/grid/restart?" + query, Map.of("reason", "rate arrived"));

        var answer = operator.post("/grid/restart?" + query, form);
        rows.warehouse().execute("update ops.batch_job_execution set status = 'COMPLETED'");
        var second = operator.post("/grid/restart?" + query, form); // the second click comes late

        assertThat(List.of(answer.statusCode(), second.statusCode())).containsOnly(200);
        var requests =
                rows.warehouse().selectFrom(REQUEST).orderBy(REQUEST.REQUEST_ID).fetch();
        assertThat(requests).extracting(request -> request.getKind()).containsExactly("restart", "restart");
        assertThat(requests)
                .extracting(request -> request.getParameters().data())
                .containsExactly("{\"execution\": %d}".formatted(earlier), "{\"execution\": %d}".formatted(later));
        for (var body : List.of(answer.body(), second.body())) {
            assertThat(body)
                    .contains("2 restarts asked for", "restart execution " + earlier, "restart execution " + later)
                    .contains(
                            "/requests/" + requests.get(0).getRequestId(),
                            "/requests/" + requests.get(1).getRequestId())
                    .contains("not asked for", "Execution %d is completed".formatted(done));
        }
        assertThat(rows.warehouse().fetch(AUDIT, AUDIT.ACTION.eq("restart")))
                .extracting(audit -> audit.getReason())
                .containsExactly("rate arrived", "rate arrived");
    }

    @Test
    void answersHtmxWithWhatBecameOfEach() {
        long failed = run("FAILED", "2026-03-14");
        var operator = operator();
        var form = operator.filled("/grid/restart?id=" + failed, Map.of("id", String.valueOf(failed)));

        assertThat(operator.postFragment("/grid/restart", form).body().strip())
                .startsWith("<section class=\"asked\"")
                .contains("1 restart asked for", "/requests/");
    }

    @Test
    void refusesWhatCannotBeRestarted() {
        long done = run("COMPLETED", "2026-03-14");
        var operator = operator();
        var form = operator.filled("/grid/restart?id=" + done, Map.of("id", String.valueOf(done)));

        var refused = operator.post("/grid/restart", form);

        assertThat(operator.get("/grid/restart?id=" + done).body())
                .contains("None of them can be restarted.")
                .doesNotContain("<button type=\"submit\">Restart");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Execution %d is completed".formatted(done));
        assertThat(operator.get("/grid/restart?id=4711").statusCode()).isEqualTo(404);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void refusesAChoiceThatIsNone() {
        var operator = operator();
        var tooMany = LongStream.rangeClosed(1, 51).mapToObj(id -> "id=" + id).collect(Collectors.joining("&"));

        for (var query : List.of("", "id=", "id=12&id=x", "id=99999999999999999999", tooMany)) {
            assertInvalid(operator.get("/grid/restart?" + query));
        }
    }

    @Test
    void refusesAViewerWithoutATrace() {
        long failed = run("FAILED", "2026-03-14");
        var viewer = viewer();
        var form = Map.of(
                "_csrf",
                viewer.csrfOf("/"),
                "token",
                "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11",
                "id",
                String.valueOf(failed));

        assertThat(viewer.get("/grid/restart?id=" + failed).statusCode()).isEqualTo(403);
        assertThat(viewer.post("/grid/restart", form).statusCode()).isEqualTo(403);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    private static void assertInvalid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That value does not fit", "&quot;id&quot;");
    }

    private long run(String status, String businessDate) {
        return rows.execution("nightly", status, anHourAgo, Duration.ofSeconds(12), businessDate);
    }

    private static List<Long> runs(String body) {
        return texts(RUN, body).stream().map(Long::valueOf).toList();
    }

    private static List<String> texts(Pattern pattern, String body) {
        return pattern.matcher(body).results().map(match -> match.group(1)).toList();
    }

    private static String link(Pattern pattern, String body) {
        return texts(pattern, body).getFirst().replace("&amp;", "&");
    }

    /** The cell of a step, from its id to its end. */
    private static String cell(String body, long execution, String step) {
        return texts(Pattern.compile("id=\"cell-%d-%s\"(.*?)</td>".formatted(execution, step)), body)
                .getFirst();
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
