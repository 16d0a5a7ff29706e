package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.picture;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grid in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class GridBrowserTests extends BrowserTest {

    private static final List<String> STEPS = List.of(
            "planLoad",
            "storeStatements",
            "loadSales",
            "loadCartEvents",
            "rekeyLateSales",
            "totalSales",
            "analyseRfm",
            "rankProducts",
            "runChecks",
            "publishLoad");

    private final Instant start = Clock.systemUTC().instant().minus(Duration.ofMinutes(4));
    private long completed;
    private long firstFailed;
    private long secondFailed;

    @BeforeEach
    void fillTables() {
        rows.node("node-1", Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryStateAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/grid"));
        picture(page, "grid-empty-" + name);

        aMonth();
        page.navigate(visitor.address("/grid"));
        assertThat(page.locator("#chosen")).hasText("No run is chosen.");
        picture(page, "grid-" + name);
        page.navigate(
                visitor.address("/grid/restart?id=%d&id=%d&id=%d".formatted(secondFailed, firstFailed, completed)));
        picture(page, "grid-restart-" + name);
        page.navigate(visitor.address("/executions?job=nightly&from=2026-03-01"));
        picture(page, "executions-filtered-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void isWalkedThroughByArrowKeys() {
        aMonth();
        var page = visitor.window(390, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/grid"));
        assertThat(page.locator("#grid [tabindex='0']")).hasCount(1);

        page.locator("#grid [tabindex='0']").focus();
        press(page, "ArrowDown");
        assertThat(focused(page)).hasAttribute("aria-label", label("planLoad", "2026-03-30", "completed"));
        press(page, "ArrowRight", "ArrowLeft", "ArrowDown");
        assertThat(focused(page)).hasAttribute("aria-label", label("storeStatements", "2026-03-29", "complete in"));
        press(page, "Home");
        assertThat(focused(page)).hasAttribute("aria-label", label("storeStatements", "2026-03-04", "completed"));
        assertThat(focused(page)).isInViewport();
        press(page, "End", "ArrowUp", "ArrowUp", "Enter");

        assertThat(page.locator("h1")).containsText("nightly of 2026-03-30");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void keepsFocusAndChoiceWhenARunEnds() {
        aMonth();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/grid"));
        page.locator("#choose-" + firstFailed).check();
        page.locator("#cell-%d-loadSales".formatted(secondFailed)).focus();

        rows.warehouse()
                .execute(
                        "update ops.batch_job_execution set status = 'COMPLETED', end_time = now(), last_updated = now() "
                                + "where status = 'STARTED'");

        assertThat(page.locator("#grid .outcomes td").last()).hasText("completed");
        assertThat(focused(page)).hasId("cell-%d-loadSales".formatted(secondFailed));
        assertThat(page.locator("#choose-" + firstFailed)).isChecked();
        assertThat(page.locator("#chosen")).hasText("1 run is chosen.");
    }

    @Test
    void restartsChosenRunsByKeyboardAlone() {
        aMonth();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/grid?status=failed"));
        assertThat(Visitor.button(page, "Restart chosen…")).isDisabled();

        page.locator("#grid [tabindex='0']").focus();
        press(page, "ArrowLeft", "ArrowDown", "Space", "ArrowDown", "ArrowLeft", "Space");
        assertThat(page.locator("#chosen")).hasText("2 runs are chosen.");
        press(page, "Tab", "Enter");
        assertThat(page.locator("h1")).hasText("Restart 2 executions?");
        assertThat(page.locator(".restarts li").first()).containsText("2 steps are complete, and not run.");
        page.getByLabel("Reason").focus();
        page.keyboard().type("the rate has come");
        press(page, "Enter");

        assertThat(page.locator(".asked h2")).hasText("2 restarts asked for");
        assertThat(page.locator(".outcome")).hasCount(2);
        assertThat(page.locator(".outcome").first()).containsText("restart execution " + firstFailed);
        assertThat(visitor.complaints()).isEmpty();
    }

    /** Thirty runs: most went well, one at the second attempt, two failed, one was stopped, and the last one is under way. */
    private void aMonth() {
        rows.nightly();
        rows.warehouse().execute("""
                update ops.job_step set step_order = 90 where step_name = 'publishLoad';
                insert into ops.job_step (job_name, step_order, step_name, stage, description, is_repeatable, runs_at_every_restart) values
                ('nightly', 11, 'loadCartEvents', 'facts', 'Turns cart events into facts', false, false),
                ('nightly', 12, 'rekeyLateSales', 'facts', 'Gives late sales their customers', false, false),
                ('nightly', 20, 'totalSales', 'analytics', 'Sums sales by day', true, false),
                ('nightly', 21, 'analyseRfm', 'analytics', 'Scores customers', true, false),
                ('nightly', 22, 'rankProducts', 'analytics', 'Ranks products', true, false),
                ('nightly', 30, 'runChecks', 'quality', 'Checks the load', true, true)""");
        for (int day = 2; day <= 30; day++) {
            var date = "2026-03-%02d".formatted(day);
            long instance = rows.instance("nightly");
            switch (day) {
                case 9 -> {
                    run(instance, "FAILED", date, 0, 7);
                    run(instance, "COMPLETED", date, 6, STEPS.size());
                }
                case 17 -> firstFailed = run(instance, "FAILED", date, 0, 3);
                case 21 -> run(instance, "STOPPED", date, 0, 4);
                case 24 -> run(instance, "ABANDONED", date, 0, 2);
                case 26 -> secondFailed = run(instance, "FAILED", date, 0, 3);
                case 29 -> {
                    run(instance, "FAILED", date, 0, 9);
                    run(instance, "STOPPED", date, 8, 9);
                    run(instance, "COMPLETED", date, 8, STEPS.size());
                }
                case 30 -> run(instance, "STARTED", date, 0, 3);
                default -> completed = run(instance, "COMPLETED", date, 0, STEPS.size());
            }
        }
    }

    /** A run that came from one step to another, of which the last has its outcome. */
    private long run(long instance, String status, String date, int from, int to) {
        long execution = rows.execution(instance, status, start, Duration.ofMinutes(9), date, null);
        for (int place = from; place < to; place++) {
            step(execution, STEPS.get(place), place == to - 1 ? status : "COMPLETED");
        }
        return execution;
    }

    private void step(long execution, String name, String status) {
        rows.step(execution, name, status, start, Duration.ofSeconds(41), 1_000, 1_000);
        if (name.equals("loadSales")) {
            for (int range = 0; range < 8; range++) {
                var last = range == 7 ? status : "COMPLETED";
                rows.step(execution, "loadSalesRange:1-0-" + range, last, start, Duration.ofSeconds(20), 100, 100);
            }
        }
    }

    private static Pattern label(String step, String date, String words) {
        return Pattern.compile("^%s, execution \\d+ of %s: %s".formatted(step, date, words));
    }

    private static void press(Page page, String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private static Locator focused(Page page) {
        return page.locator(":focus");
    }
}
