package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.picture;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.execution.ExecutionRows;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of one execution in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class ExecutionBrowserTests extends BrowserTest {

    private final ExecutionRows more = new ExecutionRows(rows);
    private final Instant start = Clock.systemUTC().instant().minus(Duration.ofSeconds(180));

    @BeforeEach
    void fillTables() {
        more.fresh().nightly();
        rows.node("node-1", Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsARunningAndAFailedOneAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);
        visitor.logIn(page, "operator");

        page.navigate(visitor.address("/executions/" + running()));
        assertThat(page.locator(".progress")).containsText("from the last 4 runs");
        picture(page, "one-running-" + name);
        page.navigate(visitor.address("/executions/" + failed()));
        picture(page, "one-failed-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void saysAtOnceThatItDrainsAndThatNobodyWorksOnItAnyMore() {
        var running = running();
        var page = visitor.window(390, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/executions/" + running));

        rows.warehouse()
                .execute(
                        "update ops.batch_job_execution set status = 'STOPPING', version = version + 1 where job_execution_id = ?",
                        running);
        assertThat(page.locator(".headline")).containsText("Draining: 2 partitions, last commit");
        picture(page, "one-draining");

        rows.warehouse().execute("update ops.execution_lease set expires_at = now() - interval '9 s'");
        assertThat(page.locator(".headline")).containsText("orphaned");
        picture(page, "one-orphaned");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void showsRestartsLogsContextsAndManyPartitions(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);
        var failed = failed();
        visitor.logIn(page, "operator");

        page.navigate(visitor.address("/executions/%d/restart".formatted(failed)));
        picture(page, "one-restart-" + name);
        page.navigate(visitor.address("/executions/%d/log".formatted(failed)));
        picture(page, "one-log-" + name);
        page.navigate(visitor.address("/executions/%d/log?text=nothing".formatted(failed)));
        picture(page, "one-log-none-" + name);
        page.navigate(visitor.address("/executions/%d/context".formatted(failed)));
        picture(page, "one-context-" + name);
        page.navigate(visitor.address("/executions/" + many()));
        picture(page, "one-many-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
        page.navigate(visitor.address("/executions/4711"));
        picture(page, "one-unknown-" + name);
    }

    @Test
    void restartsFromAStepByKeyboardAlone() {
        var failed = readyToRepeat();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/executions/" + failed));

        page.locator("#do-restart").focus();
        page.keyboard().press("Enter");
        page.getByLabel("Begin at").focus();
        page.keyboard().type("totalSales");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Restart execution %d from totalSales?".formatted(failed));
        picture(page, "one-restart-from");
        page.getByLabel("Reason").focus();
        page.keyboard().type("totals were wrong");
        page.keyboard().press("Enter");

        assertThat(page.locator(".outcome")).containsText("restart execution " + failed);
        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getParameters().data())
                .isEqualTo("{\"step\": \"totalSales\", \"execution\": %d}".formatted(failed));
        assertThat(request.getReason()).isEqualTo("totals were wrong");
    }

    @Test
    void followsAnExecutionAndKeepsWhatIsOpenAndFocused() {
        var running = running();
        var failed = failed();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/executions/" + running));
        page.locator("#do-stop").focus();

        rows.warehouse()
                .execute(
                        "update ops.batch_step_execution set read_count = 77777, version = version + 1 where step_name = 'loadSalesRange:1-0-3000'");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("1-0-3000")))
                .containsText("77,777");
        assertThat(page.locator("#do-stop")).isFocused();

        page.navigate(visitor.address("/executions/" + failed));
        page.locator("details.failure summary").first().click(); // the first is open: this folds it
        long instance = rows.warehouse()
                .fetchSingle("select job_instance_id from ops.batch_job_execution where job_execution_id = ?", failed)
                .get(0, Long.class);
        rows.execution(instance, "STARTED", start, Duration.ZERO, "2026-03-15", null);
        assertThat(page.locator(".headline")).containsText("A later attempt has gone on with it");
        assertThat(page.locator("details.failure pre").first()).isHidden();
        assertThat(visitor.complaints()).isEmpty();
    }

    private long running() {
        for (int day = 10; day <= 13; day++) {
            var began = start.minus(Duration.ofDays(14 - day));
            var past =
                    rows.execution("nightly", "COMPLETED", began, Duration.ofSeconds(300 + day * 9L), "2026-03-" + day);
            more.step(past, "loadSales", "COMPLETED", began, Duration.ofSeconds(300 + day * 9L), 10, null, "{}");
        }
        var running = rows.execution("nightly", "STARTED", start, Duration.ZERO, "2026-03-14");
        more.lease(running, "shop-batch-1-4711-3fa9c2", Duration.ofMinutes(10));
        step(running, "planLoad", 0, 4, 15);
        step(running, "storeStatements", 4, 38, 310_442);
        more.step(running, "loadSales", "STARTED", start.plusSeconds(42), null, 0, null, "{}");
        for (int range = 0; range < 6; range++) {
            step(running, "loadSalesRange:1-0-" + range * 1_000, 42 + range / 2 * 30, 22 + range * 3, 200_000);
        }
        rows.warehouse().execute("update ops.step_expectation set expected_rows = 200000");
        range(running, 6, 42, 180_000);
        range(running, 7, 120, 61_000);
        more.step(running, "loadSalesRange:1-0-8000", "STARTING", null, null, 0, null, "{}");
        return running;
    }

    private void range(long execution, int number, int after, long read) {
        more.step(
                execution,
                "loadSalesRange:1-0-" + number * 1_000,
                "STARTED",
                start.plusSeconds(after),
                null,
                read,
                200_000L,
                "{}");
    }

    private long failed() {
        var instance = rows.instance("nightly");
        var stopped = rows.execution(
                instance, "STOPPED", start.minusSeconds(4_000), Duration.ofSeconds(40), "2026-03-15", null);
        more.step(stopped, "planLoad", "COMPLETED", start.minusSeconds(4_000), Duration.ofSeconds(4), 15, null, "{}");
        var failed = rows.execution(
                instance,
                "FAILED",
                start,
                Duration.ofSeconds(170),
                "2026-03-15",
                "step loadSalesRange:1-0-6000: no exchange rate for GBP on 2026-03-14 or the 7 days before it, expected one in warehouse.exchange_rate");
        step(failed, "storeStatements", 0, 38, 310_442);
        more.step(failed, "loadSales", "FAILED", start.plusSeconds(38), Duration.ofSeconds(130), 0, null, "{}");
        for (int range = 0; range < 6; range++) {
            step(failed, "loadSalesRange:1-0-" + range * 1_000, 38 + range / 2 * 30, 22 + range * 3, 1_000);
        }
        more.step(
                failed,
                "loadSalesRange:1-0-6000",
                "FAILED",
                start.plusSeconds(130),
                Duration.ofSeconds(38),
                600,
                1_000L,
                ExecutionRows.range(6_000, 7_000, 6_600L));
        more.failed(failed, "loadSalesRange:1-0-6000", "java.lang.IllegalStateException: no exchange rate for GBP");
        more.log(failed, "INFO", null, "nightly execution starts: businessDate 2026-03-15", null);
        more.log(failed, "INFO", "storeStatements", "stored 310442 statements", null);
        more.log(failed, "WARN", "loadSalesRange:1-0-5000", "12 sales in quarantine: TOO_OLD", null);
        more.log(failed, "ERROR", "loadSalesRange:1-0-6000", "Encountered an error executing step loadSalesRange", """
                java.lang.IllegalStateException: no exchange rate for GBP on 2026-03-14 or the 7 days before it
                \tat com.globalmart.batch.fact.sales.SaleScreening.rate(SaleScreening.java:88)
                \tat com.globalmart.batch.fact.sales.SaleScreening.process(SaleScreening.java:51)
                \tat org.springframework.batch.core.step.item.ChunkOrientedStep.processItem(ChunkOrientedStep.java:612)""");
        return failed;
    }

    private long readyToRepeat() {
        var failed = rows.execution(
                rows.instance("nightly"),
                "FAILED",
                start,
                Duration.ofSeconds(170),
                "2026-03-16",
                "step publishLoad: planted");
        for (var step :
                new String[] {"planLoad", "storeStatements", "loadSales", "totalSales", "analyseRfm", "runChecks"}) {
            step(failed, step, 1, 2, 10);
        }
        more.step(failed, "publishLoad", "FAILED", start.plusSeconds(3), Duration.ofSeconds(1), 0, null, "{}");
        return failed;
    }

    private long many() {
        var running = rows.execution("nightly", "STARTED", start, Duration.ZERO, "2026-03-17");
        more.lease(running, "shop-batch-1-4711-3fa9c2", Duration.ofMinutes(10));
        step(running, "planLoad", 0, 4, 15);
        more.step(running, "loadSales", "STARTED", start.plusSeconds(4), null, 0, null, "{}");
        for (int range = 0; range < 256; range++) {
            step(
                    running,
                    "loadSalesRange:1-0-" + range,
                    4 + range / 4 * 2,
                    5 + range * 7 % 5 + (range == 99 ? 50 : 0),
                    1_000);
        }
        return running;
    }

    private void step(long execution, String name, int after, int took, long read) {
        more.step(
                execution,
                name,
                "COMPLETED",
                start.plusSeconds(after),
                Duration.ofSeconds(took),
                read,
                name.contains(":") ? read : null,
                "{}");
    }
}
