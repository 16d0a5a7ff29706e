package com.globalmart.admin.audit;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class AuditPagesTests {

    private static final Pattern NUMBER = Pattern.compile("<tr id=\"row-(\\d+)\"");
    private static final Pattern OLDER = Pattern.compile("href=\"(/audit\\?[^\"]*before=\\d+)\" rel=\"next\"");
    private static final Pattern HEAD = Pattern.compile("<code>(\\d+:[0-9a-f]{64})</code>");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void tellsWhoAskedWhatWhenWhyAndWhatBecameOfIt() {
        var execution =
                rows.execution("nightly", "FAILED", Clock.systemUTC().instant(), Duration.ofSeconds(9), "2026-03-14");
        var operator = operator();
        operator.submit("/executions/%d/restart".formatted(execution), Map.of("reason", "rate arrived"));
        var request = rows.warehouse()
                .fetchSingle("select request_id from ops.request")
                .get(0, Long.class);
        rows.finish(request, "DONE", "restarted as execution 77", execution);

        var page = operator.get("/audit?action=restart").body();

        assertThat(page)
                .contains(
                        "operator",
                        ">restart<",
                        "execution " + execution,
                        "rate arrived",
                        ">done<",
                        "restarted as execution 77")
                .contains("/requests/" + request, "/executions/" + execution);
    }

    @Test
    void walksAllRowsPageByPageWithoutLosingOrDoublingOne() {
        for (int row = 0; row < 130; row++) {
            add("ada", "launch", "nightly", null);
        }
        var viewer = viewer();

        var seen = new ArrayList<Long>();
        var address = "/audit?actor=ada&target=night";
        while (!address.isEmpty()) {
            var body = viewer.get(address).body();
            seen.addAll(numbers(body));
            var older = OLDER.matcher(body);
            address = older.find() ? older.group(1).replace("&amp;", "&") : "";
        }

        var expected = new ArrayList<>(LongStream.rangeClosed(1, 130).boxed().toList());
        Collections.reverse(expected);
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void filtersByWhoWhatAboutAndDays() {
        long launched = add("ada", "launch", "nightly", null);
        long percent = add("ada", "stop", "100%_done", null);
        long other = add("bob", "launch", "reference", "a & b = c");
        rows.warehouse()
                .update(AUDIT)
                .set(AUDIT.OCCURRED_AT, day("2026-03-14T23:59:59.999999Z"))
                .where(AUDIT.AUDIT_ID.eq(launched))
                .execute();
        rows.warehouse()
                .update(AUDIT)
                .set(AUDIT.OCCURRED_AT, day("2026-03-15T00:00:00Z"))
                .where(AUDIT.AUDIT_ID.eq(percent))
                .execute();
        var viewer = viewer();

        assertThat(numbers(viewer.get("/audit?actor=bob").body())).containsExactly(other);
        assertThat(numbers(viewer.get("/audit?action=launch").body())).containsExactly(other, launched);
        assertThat(numbers(viewer.get("/audit?target=NIGHT").body())).containsExactly(launched);
        assertThat(numbers(viewer.get("/audit?target=%25_").body())).containsExactly(percent); // no wildcards
        assertThat(numbers(viewer.get("/audit?from=2026-03-14&to=2026-03-14").body()))
                .containsExactly(launched);
        assertThat(numbers(viewer.get("/audit?from=2026-03-15&to=2026-03-15").body()))
                .containsExactly(percent);
        assertThat(viewer.get("/audit?actor=ada%26b%3Dc").body())
                .contains("No row fits.", "hx-get=\"/audit?actor=ada%26b%3Dc\"", "/audit.csv?actor=ada%26b%3Dc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=0000-00-00",
                "to=%2B999999999-12-31",
                "to=2026-03-14T00:00",
                "before=(select+1)",
                "before=99999999999999999999",
                "before=-1",
                "actor=a%00b",
                "target=a%0Ab"
            })
    void refusesFiltersThatCannotBe(String query) {
        var viewer = viewer();
        for (var path : List.of("/audit?", "/audit.csv?")) {
            var answer = viewer.get(path + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("&quot;" + query.substring(0, query.indexOf('=')) + "&quot;");
            assertThat(answer.body()).doesNotContainIgnoringCase("select", "exception");
        }
        assertThat(viewer.get("/audit?from=2026-03-15&to=2026-03-14").statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsHostileTextAsText() {
        add(HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        var viewer = viewer();

        assertThat(viewer.get("/audit").body()).contains("&lt;img src=x").doesNotContain("<img src=x");
        rows.warehouse().execute("update ops.audit set reason = 'other' where action like '<img%'");
        assertThat(viewer.get("/audit/verify").body()).contains("&lt;img src=x").doesNotContain("<img src=x");
    }

    @Test
    void namesTheRowThatWasChanged() {
        add("ada", "launch", "nightly", null);
        long changed = add("ada", "stop", "execution 12", "disk is full");
        add("ada", "restart", "execution 12", null);
        var viewer = viewer();
        assertThat(viewer.get("/audit/verify").body())
                .contains("rows, all as they were added")
                .doesNotContain("Where the chain is broken");
        var rowsBefore = rows.warehouse().fetchCount(AUDIT);

        rows.warehouse()
                .update(AUDIT)
                .set(AUDIT.ACTOR, "eve")
                .where(AUDIT.AUDIT_ID.eq(changed))
                .execute();

        assertThat(viewer.get("/audit/verify").body())
                .contains("The audit is not as it was added", "Row %d: it does not say what it said".formatted(changed))
                .contains("eve: stop execution 12", "disk is full", "/audit?before=" + (changed + 1))
                .doesNotContain("Row %d:".formatted(changed - 1), "Row %d:".formatted(changed + 1));
        assertThat(rows.warehouse().fetchCount(AUDIT))
                .as("looking leaves no trace")
                .isEqualTo(rowsBefore);
    }

    @Test
    void findsRowsThatWereTakenOut() {
        add("ada", "launch", "nightly", null);
        long gone = add("ada", "stop", "execution 12", null);
        add("ada", "restart", "execution 12", null);

        rows.warehouse().deleteFrom(AUDIT).where(AUDIT.AUDIT_ID.eq(gone)).execute();

        assertThat(viewer().get("/audit/verify").body())
                .contains("Row %d: 1 rows before it are missing".formatted(gone + 1));
    }

    @Test
    void findsRowsThatWereTakenOffTheEndByTheHeadThatWasNoted() {
        var viewer = viewer();
        long last = add("ada", "stop", "execution 12", null);
        var head = HEAD.matcher(viewer.get("/audit/verify").body());
        assertThat(head.find()).isTrue();
        assertThat(head.group(1)).startsWith(last + ":");
        var address = "/audit/verify?head=" + head.group(1);
        assertThat(viewer.get(address).body()).contains("The row that you noted is there");

        rows.warehouse().deleteFrom(AUDIT).where(AUDIT.AUDIT_ID.eq(last)).execute();

        assertThat(viewer.get("/audit/verify").body())
                .contains("all as they were added"); // the chain alone cannot tell
        assertThat(viewer.get(address).body()).contains("is not the row that you noted", "rows were taken off the end");
        assertThat(viewer.get("/audit/verify?head=12").statusCode()).isEqualTo(400);
    }

    @Test
    void showsABoundedNumberOfBreaks() {
        for (int row = 0; row < 120; row++) {
            add("ada", "launch", "nightly", null);
        }
        rows.warehouse().execute("update ops.audit set actor = 'eve'");

        var page = viewer().get("/audit/verify").body();

        assertThat(Pattern.compile("Row \\d+: it does not say").matcher(page).results())
                .hasSize(100);
        assertThat(page).contains("It is broken at more rows");
    }

    @Test
    void sendsWhatTheFilterSelectsAsAFileAndSaysSoInTheAudit() {
        add("ada", "launch", "nightly", "=HYPERLINK(\"http://x\")");
        add("bob", "stop", "execution 12", "first\nsecond, \"third\"");
        var viewer = viewer();

        var answer = viewer.get("/audit.csv?actor=ada");
        var all = viewer.get("/audit.csv").body();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"audit.csv\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        assertThat(answer.body())
                .startsWith("audit_id,occurred_at,actor,action,target,reason,request_id,request_state,outcome,"
                        + "job_execution_id,hash\r\n1,")
                .contains(",ada,launch,nightly,\"'=HYPERLINK(\"\"http://x\"\")\",,,,,")
                .doesNotContain("bob");
        assertThat(all).contains("\"first\nsecond, \"\"third\"\"\"");
        assertThat(exports())
                .containsExactly(
                        "viewer: audit actor=ada: 1 row, whole, from 127.0.0.1",
                        "viewer: audit: 4 rows, whole, from 127.0.0.1");
    }

    @Test
    void keepsItsHeadersAndTellsNobodyElseOfALargeFile() {
        rows.warehouse()
                .execute("insert into ops.audit (actor, action, target) select 'ada', 'launch', repeat('x', 300) "
                        + "from generate_series(1, 3000)");

        var answer = viewer().get("/audit.csv?actor=ada");

        assertThat(answer.body().lines()).hasSize(3_001);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        assertThat(new HttpConsole(port).get("/audit.csv").statusCode()).isEqualTo(302);
        assertThat(exports()).containsExactly("viewer: audit actor=ada: 3,000 rows, whole, from 127.0.0.1");
    }

    private List<String> exports() {
        return rows.warehouse()
                .fetch(
                        "select actor || ': ' || target || ': ' || reason from ops.audit where action = 'export' order by audit_id")
                .getValues(0, String.class);
    }

    private long add(String actor, String action, String target, @Nullable String reason) {
        return rows.warehouse()
                .fetchSingle("select ops.add_audit(?, ?, ?, ?)", actor, action, target, reason)
                .get(0, Long.class);
    }

    private static Instant day(String instant) {
        return Instant.parse(instant);
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
