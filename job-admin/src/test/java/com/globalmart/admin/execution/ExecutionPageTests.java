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
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of one execution, and what can be asked from it. */
@ConsoleTest
class ExecutionPageTests {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>${7*7}";
    private static final Duration SHORT = Duration.ofSeconds(12);

    @LocalServerPort
    int port;

    private final Instant anHourAgo = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    private final Rows rows = new Rows();
    private final ExecutionRows more = new ExecutionRows(rows);

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        more.fresh().nightly();
        rows.node("node-1", Duration.ZERO);
    }

    @Test
    void saysHowLongARunningExecutionWillTakeAndFromWhat() {
        for (int day = 1; day <= 4; day++) {
            var past = rows.execution("nightly", "COMPLETED", anHourAgo, Duration.ofMinutes(10), "2026-03-0" + day);
            more.step(past, "loadSales", "COMPLETED", anHourAgo, Duration.ofMinutes(10), 10, null, "{}");
        }
        var running = running();

        var page = text(viewer().get("/executions/" + running).body());

        assertThat(page)
                .contains("nightly of 2026-03-14: running", "loadSales, 1 of 2 partitions done.")
                .containsPattern("\\d+ % done, (\\d+ to|about) \\d+ (s|min) left")
                .contains("from the last 4 runs; right for")
                .doesNotContain("100 %");
    }

    @Test
    void saysThatNothingIsKnownOfTheTimeLeftWithoutAPastRun() {
        var page = text(viewer().get("/executions/" + running()).body());

        assertThat(page).contains("no complete run yet to tell the time left from");
    }

    @Test
    void showsTheOwnerAndWhatIsToBeReadAndWhoseRowsWereRefused() {
        var running = running();
        rows.warehouse().execute("""
                insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id, reason, detail,
                    identity, occurred_at, payload)
                select 'transactions-topic', 1, 0, log_offset, 1, ?, 'TOO_OLD', '', '', now(), '{}'
                from generate_series(990, 1010) as log_offset""", running);

        var page = text(viewer().get("/executions/" + running).body());

        assertThat(page)
                .contains("Owner node-1 lease holds another 14 s unless renewed", "epoch 2")
                .containsPattern("loadSales facts running 1,600 of 2,000 1,600 0 21")
                .containsPattern("1-0-0 completed 1,000 of 1,000 1,000 0 10")
                .containsPattern("1-0-1000 running 600 of 1,000 600 0 11");
    }

    @Test
    void saysThatItDrainsAndRefusesARestartUntilItHas() {
        var running = running();
        rows.warehouse()
                .execute("update ops.batch_job_execution set status = 'STOPPING' where job_execution_id = ?", running);

        var body = operator().fragment("/executions/" + running).body();
        var restart = operator().get("/executions/%d/restart".formatted(running));

        assertThat(text(body)).containsPattern("Draining: 1 partition, last commit \\d\\.\\d s ago\\.");
        assertThat(body).contains("every 1s").doesNotContain("Stop…", "Restart…");
        assertThat(restart.statusCode()).isEqualTo(409);
        assertThat(restart.body()).contains("is still draining");
    }

    @Test
    void saysThatNobodyWorksOnItAndWhatHappensNext() {
        var running = running();
        lease(running, "node-9", Duration.ofSeconds(-12));

        var page = text(operator().get("/executions/" + running).body());
        rows.warehouse().execute("update ops.node set heartbeat_at = now() - interval '1 hour'");
        var alone = text(operator().get("/executions/" + running).body());

        assertThat(page)
                .contains(
                        "orphaned",
                        "the lease of node-9 ran out 12 s ago",
                        "A living node takes it over by itself",
                        "Recover…")
                .doesNotContain(" left,");
        assertThat(alone).contains("No node is alive, so nothing happens by itself: start one.");
    }

    @Test
    void recoversOnlyWithAReasonAndOnlyWhatHasLostItsNode() {
        var lost = running();
        lease(lost, "node-9", Duration.ofSeconds(-12));
        var operator = operator();
        var address = "/executions/%d/recover".formatted(lost);
        var form = operator.filled(address, Map.of("reason", "node burnt"));

        assertThat(operator.submit(address, Map.of()).statusCode()).isEqualTo(400);
        assertThat(operator.post(address, form).statusCode()).isEqualTo(302);
        rows.warehouse().execute("update ops.execution_lease set expires_at = now() + interval '20 s'");
        assertThat(operator.post(address, form).statusCode())
                .as("the second click")
                .isEqualTo(302);

        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getKind()).isEqualTo("recover");
        assertThat(request.getParameters().data()).isEqualTo("{\"execution\": %d}".formatted(lost));
        var refused = operator.get(address);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("node-9 renews its lease, which holds another");
        var ended = rows.execution("nightly", "FAILED", anHourAgo, SHORT, "2026-03-12");
        assertThat(operator.get("/executions/%d/recover".formatted(ended)).body())
                .contains("is failed: only what counts as running");
    }

    @Test
    void abandonsOnlyWithAReason() {
        var failed = failed();
        var operator = operator();
        var address = "/executions/%d/abandon".formatted(failed);

        assertThat(operator.get(address).body())
                .contains("is given up for good", "2 complete steps, 1,600 rows written");
        assertThat(operator.submit(address, Map.of("reason", " ")).statusCode()).isEqualTo(400);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        operator.submit(address, Map.of("reason", "wrong day"));

        assertThat(rows.warehouse().fetchSingle(REQUEST).getKind()).isEqualTo("abandon");
        assertThat(rows.warehouse()
                        .fetchSingle(AUDIT, AUDIT.ACTION.eq("abandon"))
                        .getReason())
                .isEqualTo("wrong day");
        assertThat(operator.get("/executions/%d/abandon".formatted(running())).statusCode())
                .isEqualTo(409);
    }

    @Test
    void predictsARestartPerStepAndPartitionWithoutATrace() {
        var failed = failed();
        var operator = operator();
        long before = rows.warehouse().fetchCount(AUDIT);

        var page = text(operator.get("/executions/%d/restart".formatted(failed)).body());

        assertThat(page)
                .contains(
                        "2 steps are complete, and not run.",
                        "1 step goes on where it ended.",
                        "4 steps are still to come.")
                .contains(
                        "2 partitions: 1 complete, 1 to go on",
                        "at row 601 of 1,000",
                        "complete in execution " + failed)
                .contains("No complete step can be run again.");
        assertThat(rows.warehouse().fetchCount(AUDIT)).isEqualTo((int) before);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void restartsFromAChosenStepOnce() {
        var instance = rows.instance("nightly");
        var failed = rows.execution(instance, "FAILED", anHourAgo, SHORT, "2026-03-14", "planted");
        for (var step : new String[] {"planLoad", "storeStatements", "loadSales", "totalSales", "analyseRfm"}) {
            more.step(failed, step, "COMPLETED", anHourAgo, SHORT, 0, null, "{}");
        }
        more.step(failed, "runChecks", "FAILED", anHourAgo, SHORT, 0, null, "{}");
        var operator = operator();
        var address = "/executions/%d/restart".formatted(failed);

        var body = operator.get(address + "?step=totalSales").body();
        var form = operator.filled(address + "?step=totalSales", Map.of("reason", "", "step", "totalSales"));
        operator.post(address, form);
        operator.post(address, form);

        assertThat(body).contains("<input type=\"hidden\" name=\"step\" value=\"totalSales\">");
        assertThat(text(body))
                .contains("Restart execution %d from totalSales?".formatted(failed))
                .contains("3 steps are complete, and not run.", "3 steps run again from the beginning.");
        assertThat(rows.warehouse().fetchSingle(REQUEST).getParameters().data())
                .isEqualTo("{\"step\": \"totalSales\", \"execution\": %d}".formatted(failed));
        for (var step : new String[] {"loadSales", "publishLoad", "x'; drop table x--"}) {
            var refused = operator.post(
                    address,
                    Map.of(
                            "_csrf",
                            operator.csrfOf("/"),
                            "token",
                            "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11",
                            "step",
                            step));
            assertThat(refused.statusCode()).as(step).isEqualTo(400);
            assertThat(refused.body()).contains("&quot;step&quot;").doesNotContain("drop table");
        }
    }

    @Test
    void showsTheWholeExceptionTheAuditTrailAndTheOtherAttempts() {
        var failed = failed();
        var trace = "java.lang.IllegalStateException: no rate\n" + "\tat x.Y.z(Y.java:1)\n".repeat(300)
                + "\tat the.End.of(It.java:9)";
        more.failed(failed, "loadSalesRange:1-0-1000", "java.lang.IllegalStateException: no rate\n\tat cut off");
        more.log(failed, "ERROR", "loadSalesRange:1-0-1000", "Encountered an error", trace);
        var operator = operator();
        operator.submit("/executions/%d/restart".formatted(failed), Map.of("reason", "rate arrived"));
        rows.finish(rows.warehouse().fetchSingle(REQUEST).getRequestId(), "DONE", "execution 4711 started", null);
        var instance = rows.warehouse()
                .fetchValue("select job_instance_id from ops.batch_job_execution where job_execution_id = ?", failed);
        var next = rows.execution((long) instance, "COMPLETED", anHourAgo, SHORT, "2026-03-14", null);

        var body = operator.get("/executions/" + failed).body();

        assertThat(body)
                .contains("at the.End.of(It.java:9)", "href=\"/executions/" + next + "\"")
                .doesNotContain("cut off");
        assertThat(text(body))
                .contains(
                        "A later attempt has gone on with it",
                        "restart done operator",
                        "rate arrived execution 4711 started")
                .contains("%d, this one".formatted(failed))
                .doesNotContain("Restart…");
    }

    @Test
    void foldsHundredsOfPartitionsUnlessTheAddressAsksForThem() {
        var running = rows.execution("nightly", "STARTED", anHourAgo, SHORT, "2026-03-14");
        more.step(running, "loadSales", "STARTED", anHourAgo, null, 0, null, "{}");
        for (int part = 0; part < 256; part++) {
            more.step(running, "loadSalesRange:" + part, "COMPLETED", anHourAgo, SHORT, 10, 10L, "{}");
        }
        var viewer = viewer();

        var folded = viewer.get("/executions/" + running).body();
        var open = viewer.get("/executions/" + running + "?open=loadSales").body();

        assertThat(partitions(folded)).isEqualTo(8);
        assertThat(folded).contains("show all 256 partitions");
        assertThat(partitions(open)).isEqualTo(256);
        assertThat(open).contains("hx-get=\"/executions/%d?open=loadSales\"".formatted(running), "show fewer");
        assertThat(viewer.get("/executions/" + running + "?open=%3Cimg").statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsWhatOthersWroteAsText() {
        var failed = rows.execution(rows.instance("nightly"), "FAILED", anHourAgo, SHORT, HOSTILE, HOSTILE);
        more.step(failed, "loadSales", "FAILED", anHourAgo, SHORT, 1, null, "{\"a\":\"" + HOSTILE + "\"}");
        more.failed(failed, "loadSales", HOSTILE);
        more.parameter(failed, HOSTILE, HOSTILE);
        more.log(failed, "ERROR", HOSTILE, HOSTILE, HOSTILE);
        var operator = operator();

        for (var path : new String[] {"", "/log", "/context", "/restart", "/abandon"}) {
            var body = operator.get("/executions/" + failed + path).body();

            assertThat(body)
                    .as(path)
                    .contains("&lt;img src=x onerror")
                    .doesNotContain("<img src=x", "onerror=alert(1)>49");
        }
    }

    @Test
    void showsContextsCutToWhatFits() {
        var failed = failed();
        rows.warehouse()
                .execute(
                        "insert into ops.batch_job_execution_context values (?, 'start of it', ?)",
                        failed,
                        "{\"key\":\"" + "x".repeat(9_000) + "\"}");

        var body = viewer().get("/executions/%d/context".formatted(failed)).body();

        assertThat(body).contains("nextOffset", "and more: 9,010 characters").doesNotContain("x".repeat(4_001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/log", "/log.txt", "/context", "/restart", "/stop", "/abandon", "/recover"})
    void saysOfAnUnknownExecutionWhatToDo(String path) {
        var answer = operator().get("/executions/4711" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no execution 4711", "Look for it in the list of executions");
    }

    @Test
    void refusesAViewerWhatOnlyOperatorsMay() {
        var failed = failed();
        var viewer = viewer();
        var form = Map.of("_csrf", viewer.csrfOf("/"), "token", "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11", "reason", "no");

        for (var verb : new String[] {"restart", "abandon", "recover", "stop"}) {
            var address = "/executions/%d/%s".formatted(failed, verb);
            assertThat(viewer.get(address).statusCode()).isEqualTo(403);
            assertThat(viewer.post(address, form).statusCode()).isEqualTo(403);
        }
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        assertThat(viewer.get("/executions/" + failed).body()).doesNotContain("Restart…", "Abandon…");
    }

    /** In the middle of its largest step: one range is done, one has committed 600 of 1,000 rows. */
    private long running() {
        var start = Clock.systemUTC().instant().minus(Duration.ofSeconds(40));
        var running = rows.execution("nightly", "STARTED", start, SHORT, "2026-03-14");
        more.step(running, "planLoad", "COMPLETED", start, SHORT, 0, null, "{}");
        more.step(running, "loadSales", "STARTED", start, null, 0, null, "{}");
        more.step(
                running,
                "loadSalesRange:1-0-0",
                "COMPLETED",
                start,
                SHORT,
                1_000,
                1_000L,
                ExecutionRows.range(0, 1_000, 1_000L));
        more.step(
                running,
                "loadSalesRange:1-0-1000",
                "STARTED",
                start,
                null,
                600,
                1_000L,
                ExecutionRows.range(1_000, 2_000, 1_600L));
        more.lease(running, "node-1", Duration.ofSeconds(15));
        return running;
    }

    private void lease(long execution, String node, Duration left) {
        rows.warehouse().execute("delete from ops.execution_lease where job_execution_id = ?", execution);
        more.lease(execution, node, left);
    }

    private long failed() {
        var failed = rows.execution(
                rows.instance("nightly"), "FAILED", anHourAgo, SHORT, "2026-03-14", "step loadSales: no rate");
        more.step(failed, "planLoad", "COMPLETED", anHourAgo, SHORT, 0, null, "{}");
        more.step(failed, "storeStatements", "COMPLETED", anHourAgo, SHORT, 0, null, "{}");
        more.step(
                failed,
                "loadSales",
                "FAILED",
                anHourAgo,
                SHORT,
                0,
                null,
                "{\"SimpleStepExecutionSplitter.GRID_SIZE\":2}");
        more.step(
                failed,
                "loadSalesRange:1-0-0",
                "COMPLETED",
                anHourAgo,
                SHORT,
                1_000,
                1_000L,
                ExecutionRows.range(0, 1_000, 1_000L));
        more.step(
                failed,
                "loadSalesRange:1-0-1000",
                "FAILED",
                anHourAgo,
                SHORT,
                600,
                1_000L,
                ExecutionRows.range(1_000, 2_000, 1_600L));
        return failed;
    }

    private static long partitions(String body) {
        return Pattern.compile("<tr class=\"partition").matcher(body).results().count();
    }

    /** What a page says: its text without marks, blanks made one. */
    private static String text(String body) {
        return body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replaceAll(" ([:.,])", "$1");
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
