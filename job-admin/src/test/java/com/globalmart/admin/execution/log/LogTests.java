package com.globalmart.admin.execution.log;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.execution.ExecutionRows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** The log of one execution. */
@ConsoleTest
class LogTests {

    private static final Pattern TEXT = Pattern.compile("<span class=\"text\">([^<]*)</span>");
    private static final Pattern EARLIER = Pattern.compile("href=\"([^\"]*)\" rel=\"prev\"");
    private static final Pattern LATER = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"");

    private static final Pattern TEXT_OF_DOWNLOAD = Pattern.compile("log\\.txt\\?text=([^\"]*)\"");

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private final ExecutionRows more = new ExecutionRows(rows);
    private long execution;
    private long other;

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        more.fresh().nightly();
        var start = Clock.systemUTC().instant().minus(Duration.ofHours(1));
        execution = rows.execution("nightly", "FAILED", start, Duration.ofMinutes(1), "2026-03-14");
        other = rows.execution("nightly", "FAILED", start, Duration.ofMinutes(1), "2026-03-13");
        more.step(execution, "loadSales", "FAILED", start, Duration.ofMinutes(1), 1, null, "{}");
    }

    @Test
    void choosesByLevelStepAndText() {
        more.log(other, "ERROR", null, "of another", null);
        more.log(execution, "INFO", null, "begins", null);
        more.log(execution, "INFO", "loadSales", "screened 100% of a_b", null);
        more.log(execution, "WARN", "loadSalesRange:1-0-0", "slow", null);
        more.log(execution, "ERROR", "loadSalesRange:1-0-0", "failed", "java.lang.IllegalStateException: a!b\n\tat x");
        more.log(execution, "INFO", "loadSalesMore", "not of it", null);

        assertThat(shown("")).containsExactly("begins", "screened 100% of a_b", "slow", "failed", "not of it");
        assertThat(shown("?level=warn")).containsExactly("slow", "failed");
        assertThat(shown("?step=loadSales")).containsExactly("screened 100% of a_b", "slow", "failed");
        assertThat(shown("?step=loadSalesRange:1-0-0&level=error")).containsExactly("failed");
        assertThat(shown("?text=SCREENED")).containsExactly("screened 100% of a_b");
        assertThat(shown("?text=" + encoded("illegalstate"))).containsExactly("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "!", "'", "(a+)+$"})
    void takesWhatIsSearchedForAsItIs(String text) {
        more.log(execution, "INFO", null, "nothing of that kind", null);
        more.log(execution, "INFO", null, "has " + text + " in it", null);

        assertThat(shown("?text=" + encoded(text))).hasSize(1).allMatch(line -> line.startsWith("has"));
        var body = viewer().get("/executions/%d/log?text=%s".formatted(execution, encoded(text)))
                .body();
        var download = TEXT_OF_DOWNLOAD.matcher(body);
        assertThat(download.find()).isTrue();
        assertThat(UriUtils.decode(download.group(1), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void walksFromTheEndToTheBeginningAndBackWithoutLosingALine() {
        var expected = new ArrayList<String>();
        for (int line = 1; line <= 450; line++) {
            more.log(execution, "INFO", null, "line " + line, null);
            expected.add("line " + line);
        }
        var viewer = viewer();

        var backwards = new ArrayList<String>();
        var body = viewer.get("/executions/%d/log".formatted(execution)).body();
        assertThat(texts(body)).endsWith("line 450").hasSize(200);
        while (true) {
            backwards.addAll(0, texts(body));
            var earlier = EARLIER.matcher(body);
            if (!earlier.find()) {
                break;
            }
            body = viewer.get(earlier.group(1).replace("&amp;", "&")).body();
        }
        var forwards = new ArrayList<String>();
        body = viewer.get("/executions/%d/log?after=0".formatted(execution)).body();
        while (true) {
            forwards.addAll(texts(body));
            var later = LATER.matcher(body);
            if (!later.find()) {
                break;
            }
            body = viewer.get(later.group(1).replace("&amp;", "&")).body();
        }

        assertThat(backwards).isEqualTo(expected);
        assertThat(forwards).isEqualTo(expected);
    }

    @Test
    void isDownloadedAsTextInWhichNoLineLooksLikeAnother() {
        more.log(
                execution,
                "ERROR",
                "loadSales",
                "bad\n2026-03-15T00:00:00Z INFO  job: forged\u001b[31m",
                "java.lang.X\n\tat y");
        more.log(execution, "INFO", null, "left out", null);

        var answer = viewer().get("/executions/%d/log.txt?level=warn".formatted(execution));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"execution-%d.txt\"".formatted(execution));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var lines = answer.body().lines().toList();
        assertThat(lines.getFirst()).endsWith(" ERROR loadSales: bad");
        assertThat(lines.subList(1, lines.size()))
                .containsExactly("    2026-03-15T00:00:00Z INFO  job: forged?[31m", "    java.lang.X", "    \tat y");
        var audit = rows.warehouse().fetchSingle(AUDIT, AUDIT.ACTION.eq("export"));
        assertThat(audit.getActor()).isEqualTo("viewer");
        assertThat(audit.getTarget()).isEqualTo("log of execution " + execution);
        assertThat(audit.getReason()).startsWith("txt, level warn and above");
    }

    @Test
    void isDownloadedWholeAsJson() {
        rows.warehouse().execute("""
                insert into ops.execution_log (job_execution_id, logged_at, level, logger, thread, message)
                select ?, now(), 'INFO', 'x', 'y', 'line ' || n from generate_series(1, 2500) as n""", execution);

        var lines = viewer().get("/executions/%d/log.ndjson".formatted(execution))
                .body()
                .lines()
                .toList();

        assertThat(lines).hasSize(2_500);
        var last = JsonMapper.shared().readTree(lines.getLast());
        assertThat(last.path("message").asString()).isEqualTo("line 2500");
        assertThat(last.path("step").isNull()).isTrue();
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.eq("export")))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "level=loud",
                "step=a%27b",
                "text=a%00b",
                "before=x",
                "after=99999999999999999999",
            })
    void refusesFiltersThatCannotBe(String query) {
        var answer = viewer().get("/executions/%d/log?%s".formatted(execution, query));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;" + query.substring(0, query.indexOf('=')) + "&quot;");
    }

    @Test
    void growsWhileTheExecutionRuns() {
        var running = rows.execution("nightly", "STARTED", Clock.systemUTC().instant(), Duration.ZERO, "2026-03-12");

        assertThat(viewer().fragment("/executions/%d/log".formatted(running))
                        .body()
                        .strip())
                .startsWith("<div id=\"lines\"")
                .contains("every 2s", "Nothing is logged yet.");
        assertThat(viewer().get("/executions/%d/log".formatted(execution)).body())
                .doesNotContain("every 2s");
    }

    private List<String> shown(String query) {
        return texts(
                viewer().get("/executions/%d/log%s".formatted(execution, query)).body());
    }

    private static List<String> texts(String body) {
        return TEXT.matcher(body).results().map(match -> match.group(1)).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }
}
