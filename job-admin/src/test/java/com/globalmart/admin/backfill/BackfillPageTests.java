package com.globalmart.admin.backfill;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.LoadRows;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class BackfillPageTests {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final Instant NOW = Clock.systemUTC().instant();

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private final LoadRows loads = new LoadRows(rows);

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        loads.fresh();
    }

    @Test
    void showsEveryDateOfTwoMonthsWithItsStages() {
        rows.nightly();
        loads.load(FIRST, 1, "PUBLISHED", "NIGHT");
        var failed = rows.execution("nightly", "FAILED", NOW, Duration.ofMinutes(1), "2026-03-02");
        rows.step(failed, "planLoad", "COMPLETED", NOW, Duration.ofSeconds(1), 1, 1);
        rows.step(failed, "loadSales", "FAILED", NOW, Duration.ofSeconds(1), 1, 1);

        var page = viewer().get("/backfill?month=2026-03").body();

        assertThat(page)
                .contains("February 2026", "March 2026", "1 done, 1 failed, 57 missing")
                .contains("1 Mar 2026: done")
                .contains(
                        "2 Mar 2026: failed, execution %d; plan done, dimensions blocked, facts failed, publish blocked"
                                .formatted(failed))
                .contains("/backfill/plan?from=2026-03-03&amp;to=2026-03-03&amp;mode=missing");
        assertThat(viewer().fragment("/backfill?month=2026-03").body().strip()).startsWith("<div id=\"calendar\"");
        assertThat(viewer().fragment("/backfill/newest").body()).contains("No range was ever run.");
    }

    @Test
    void saysThatTheOpenLoadOfAnotherDateBlocks() {
        rows.nightly();
        rows.openLoad(FIRST, 1);

        assertThat(viewer().get("/backfill?month=2026-03").body()).contains("58 blocked, 1 missing");
        assertThat(viewer().get(plan("2026-03-02", "2026-03-02", "missing")).body())
                .contains("The load of 2026-03-01 is open: the first run, of 2026-03-02, fails");
        assertThat(viewer().get(plan("2026-03-01", "2026-03-02", "missing")).body())
                .doesNotContain("is open");
    }

    @Test
    void refusesADayThatNoDatabaseHas() {
        for (var day : new String[] {"%2B999999999-01-01", "0001-01-01", "tomorrow"}) {
            var answer = viewer().get("/backfill/1?from=" + day);

            assertThat(answer.statusCode()).as(day).isEqualTo(400);
            assertThat(answer.body()).contains("&quot;from&quot;", "2099-12-31");
        }
    }

    @Test
    void aDayThatIsNotOverIsSaidToStandInItsWay() {
        var today = LocalDate.now(Clock.systemUTC());

        assertThat(viewer().get(plan(today.minusDays(1).toString(), today.toString(), "missing"))
                        .body())
                .contains("%s is not over (UTC): its night fails".formatted(today));
        assertThat(viewer().get(plan("2026-03-01", today.minusDays(1).toString(), "missing"))
                        .body())
                .doesNotContain("is not over");
    }

    @Test
    void aLoadOfTheSameDayThatIsNoNightIsInItsWayToo() {
        rows.openLoad(FIRST, 1);
        rows.warehouse()
                .execute(
                        "update warehouse.load set kind = 'REBUILD', rebuilt_from = business_date where status = 'OPEN'");

        assertThat(viewer().get(plan("2026-03-01", "2026-03-02", "missing")).body())
                .contains("The load of 2026-03-01 is open: the first run, of 2026-03-01, fails");
    }

    @Test
    void foretellsWhatNodesWouldPlanAndWritesNothing() {
        someDates();

        assertThat(viewer().get(plan("2026-03-01", "2026-03-04", "missing")).body())
                .contains(
                        "2 dates run",
                        "1 Mar 2026 to 2 Mar 2026",
                        "it is published",
                        "About 4 min 0 s, as one usually takes 2 min 0 s.")
                .doesNotContain("Start the backfill");
        assertThat(viewer().get(plan("2026-03-01", "2026-03-04", "failed")).body())
                .contains("1 date runs", "its night has not failed");
        assertThat(viewer().get(plan("2026-03-01", "2026-03-04", "rebuild")).body())
                .contains("1 date runs", "it has not been judged");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        assertThat(rows.warehouse()
                        .fetchSingle("select count(*) from ops.audit where action <> 'login'")
                        .get(0, Long.class))
                .isZero();
    }

    @Test
    void startsOnceHoweverOftenItIsSent() {
        someDates();
        var operator = operator();
        var form = operator.filled(
                plan("2026-03-01", "2026-03-04", "missing"),
                Map.of("from", "2026-03-01", "to", "2026-03-04", "mode", "missing", "reason", "the broker was away"));

        assertThat(operator.post("/backfill/plan", form).statusCode()).isEqualTo(302);
        assertThat(operator.post("/backfill/plan", form).statusCode()).isEqualTo(302);

        assertThat(asked())
                .startsWith("backfill ")
                .contains(
                        "\"from\": \"2026-03-01\"",
                        "\"to\": \"2026-03-04\"",
                        "\"mode\": \"missing\"",
                        "2026-03-01 to 2026-03-04");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04, 2026-03-01, missing, to",
        "2026-02-30, 2026-03-01, missing, from",
        "2026-03-01, <img src=x onerror=alert(1)>, missing, to",
        "2000-01-01, 2026-03-01, missing, from",
        "2026-03-01, 2026-03-01, all, mode"
    })
    void refusesWhatDoesNotFit(String from, String to, String mode, String field) {
        var answer = operator()
                .get(plan(from, to.replace("<", "%3C").replace(">", "%3E").replace(" ", "+"), mode));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;%s&quot;".formatted(field)).doesNotContain("<img src=x");
    }

    @Test
    void refusesToStartWhatHasNothingToDoOrRunsBesideAnother() {
        someDates();
        var operator = operator();
        var published = Map.of("from", "2026-03-01", "to", "2026-03-02", "mode", "missing");
        var form = operator.filled(plan("2026-03-01", "2026-03-04", "missing"), published);

        assertThat(operator.post("/backfill/plan", form).statusCode()).isEqualTo(409);

        loads.backfill(FIRST, FIRST, "missing", "RUNNING", null);
        var other = new HashMap<>(form);
        other.put("to", "2026-03-04");
        assertThat(operator.post("/backfill/plan", other).statusCode()).isEqualTo(409);
        assertThat(operator.get(plan("2026-03-01", "2026-03-04", "missing")).body())
                .contains("another is refused until it has ended")
                .doesNotContain("Start the backfill");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void showsHowFarOneIsAndStopsAndResumesIt() {
        var execution = rows.execution("nightly", "STARTED", NOW, Duration.ZERO, "2026-03-02");
        var id = loads.backfill(FIRST, FIRST.plusDays(3), "missing", "RUNNING", "<img src=x onerror=alert(1)>");
        loads.date(id, FIRST, "SKIPPED", null, "it is published");
        loads.date(id, FIRST.plusDays(1), "RUNNING", execution, null);
        loads.date(id, FIRST.plusDays(2), "WAITING", null, null);
        loads.date(id, FIRST.plusDays(3), "WAITING", null, null);
        var operator = operator();

        assertThat(operator.get("/backfill/" + id).body())
                .contains(
                        "1 of 4 dates are over", "0 done, 1 skipped, 1 running, 2 waiting", "/executions/" + execution)
                .contains("&lt;img src=x onerror=alert(1)&gt;", "Stop…")
                .doesNotContain("Resume…", "<img src=x");
        assertThat(operator.get("/backfill/%d/resume".formatted(id)).statusCode())
                .isEqualTo(409);
        assertThat(operator.get("/backfill/%d/stop".formatted(id)).body())
                .contains("2 dates wait of 4", "goes on to its end");
        assertThat(operator.submit("/backfill/%d/stop".formatted(id), Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(asked()).contains("stop_backfill {\"about\": \"backfill %d\", \"backfill\": %d}".formatted(id, id));

        rows.warehouse().execute("update ops.backfill set state = 'STOPPED', finished_at = now()");
        assertThat(operator.get("/backfill/%d/resume".formatted(id)).body())
                .contains("It goes on with 2 Mar 2026: 3 dates");
        assertThat(operator.get("/backfill/%d/stop".formatted(id)).statusCode()).isEqualTo(409);
        assertThat(viewer().get("/backfill/" + id).body()).doesNotContain("Resume…");
    }

    /** Published, failed, missing; the first has been judged. */
    private void someDates() {
        rows.nightly();
        var first = loads.load(FIRST, 1, "PUBLISHED", "NIGHT");
        loads.load(FIRST.plusDays(1), 1, "PUBLISHED", "NIGHT");
        rows.warehouse().execute("insert into warehouse.judged_date values (date '2026-03-01', " + first + ")");
        rows.execution("nightly", "COMPLETED", NOW, Duration.ofMinutes(2), "2026-03-01");
        rows.execution("nightly", "FAILED", NOW, Duration.ofMinutes(1), "2026-03-03");
    }

    private static String plan(String from, String to, String mode) {
        return "/backfill/plan?from=%s&to=%s&mode=%s".formatted(from, to, mode);
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }

    /** The one request there is. */
    private String asked() {
        var request = rows.warehouse().fetchSingle(REQUEST);
        return "%s %s by %s"
                .formatted(request.getKind(), request.getParameters().data(), request.getRequestedBy());
    }
}
