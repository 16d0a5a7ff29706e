package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.picture;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.LoadRows;
import com.globalmart.admin.schedule.ScheduleRows;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules, backfills and loads in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class ScheduleBrowserTests extends BrowserTest {

    private final ScheduleRows schedules = new ScheduleRows(rows);
    private final LoadRows loads = new LoadRows(rows);
    private final Instant today = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
    private final LocalDate day = LocalDate.ofInstant(today, ZoneOffset.UTC);

    @AfterAll
    void leaveNoFreeze() {
        schedules.noFreeze();
    }

    @BeforeEach
    void fillTables() {
        schedules.noFreeze();
        loads.fresh();
    }

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryStateAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);
        visitor.logIn(page, "admin");
        page.navigate(visitor.address("/schedules"));
        picture(page, "schedules-empty-" + name);
        page.navigate(visitor.address("/loads"));
        picture(page, "loads-empty-" + name);

        aPlatform();
        page.navigate(visitor.address("/schedules"));
        picture(page, "schedules-filled-" + name);
        page.navigate(visitor.address("/schedules/nightly"));
        picture(page, "schedules-one-" + name);
        page.navigate(visitor.address("/schedules/nightly/edit?cron=0+0+0/2+*+*+?&timeZone=Europe/Paris"));
        picture(page, "schedules-edit-" + name);
        page.navigate(visitor.address("/backfill"));
        picture(page, "backfill-filled-" + name);
        page.navigate(visitor.address(
                "/backfill/plan?from=%s&to=%s&mode=missing".formatted(day.minusDays(30), day.minusDays(1))));
        picture(page, "backfill-plan-" + name);
        page.navigate(visitor.address("/backfill"));
        page.locator("#backfills tbody th a").first().click();
        picture(page, "backfill-one-" + name);
        page.navigate(visitor.address("/loads"));
        picture(page, "loads-filled-" + name);
        page.locator("#loads tbody th a").first().click();
        picture(page, "loads-stopped-" + name);
        schedules.freeze("anna", "the broker is moved", "nightly");
        rows.warehouse()
                .execute("update ops.qrtz_triggers set trigger_state = 'PAUSED' where trigger_name = 'nightly'");
        page.navigate(visitor.address("/schedules"));
        assertThat(page.locator(".headline")).containsText("All schedules are frozen");
        picture(page, "schedules-frozen-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void givesAScheduleOtherTimesByKeyboardAlone() {
        aPlatform();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "admin");
        page.navigate(visitor.address("/schedules/nightly/edit"));

        page.getByLabel("Cron expression").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("0 0 25 * * ?");
        page.keyboard().press("Enter");
        assertThat(page.locator("#about-cron")).containsText("Hour values must be between 0 and 23");
        page.getByLabel("Cron expression").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("0 30 4 * * ?");
        page.keyboard().press("Enter");
        assertThat(page.locator("#preview h2")).containsText("every day at 04:30 UTC");
        Visitor.button(page, "Give nightly these times").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator(".outcome")).containsText("edit schedule nightly");
        assertThat(visitor.complaints()).as("what was refused").allMatch(complaint -> complaint.contains("400"));
    }

    @Test
    void showsHowFarABackfillIsWithoutBeingAsked() {
        aPlatform();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/backfill"));
        page.locator("#backfills tbody th a").first().click();

        rows.warehouse()
                .execute("update ops.backfill_date set state = 'DONE', outcome = 'it is done' where state = 'RUNNING'");

        assertThat(page.locator("#backfill")).containsText("it is done");
    }

    private void aPlatform() {
        rows.node("node-1", Duration.ZERO);
        rows.nightly();
        var tonight = today.plus(Duration.ofHours(26));
        rows.schedule("nightly", "0 0 2 * * ?", "UTC", tonight, "WAITING");
        rows.schedule("checks", "0 0 5 * * ?", "Europe/Paris", tonight, "PAUSED");
        rows.schedule("retention", "0 0 6 * * ?", "UTC", today.minus(Duration.ofHours(42)), "ACQUIRED");
        schedules.fired("nightly", today.minus(Duration.ofDays(5)), today.minus(Duration.ofHours(22)));
        schedules.fired("retention", today.minus(Duration.ofDays(30)), today.minus(Duration.ofHours(66)));
        for (int ago = 41; ago >= 2; ago--) {
            var fired = today.minus(Duration.ofHours(24L * ago - 26));
            var date = day.minusDays(ago);
            if (ago == 12 || ago == 13) {
                continue; // missing
            }
            var execution = rows.execution(
                    "nightly",
                    ago == 2 ? "FAILED" : "COMPLETED",
                    fired,
                    Duration.ofMinutes(130 + ago),
                    date.toString());
            if (ago > 2) {
                loads.books(loads.load(date, 1, "PUBLISHED", "NIGHT"));
            } else {
                rows.step(execution, "planLoad", "COMPLETED", fired, Duration.ofSeconds(1), 1, 1);
                rows.step(execution, "storeStatements", "COMPLETED", fired, Duration.ofSeconds(1), 1, 1);
                rows.step(execution, "loadSales", "FAILED", fired, Duration.ofSeconds(1), 1, 1);
            }
            if (ago != 4 && ago < 6) {
                var asked = fired.plus(Duration.ofHours(ago == 5 ? 3 : 0));
                schedules.firing("nightly", fired, asked, "DONE", execution, null);
            }
        }
        var open = loads.load(day.minusDays(2), 1, "OPEN", "NIGHT");
        loads.bounds(open, "transactions-topic", 0, 120_500, 121_900);
        loads.bounds(open, "product-views-topic", 0, 1_204_000, 1_261_000);
        loads.books(open);
        loads.stepBook(open, "loadSalesRange:1-0-0", 1_000);
        loads.failedCheck(
                open,
                "books_add_up",
                "ERROR",
                12,
                "Every landed record has one fate: it became a fact, a duplicate or was quarantined");
        loads.failedCheck(open, "sessions_are_short", "WARNING", 3, "Sessions last a day at most");
        loads.release(open, "anna", "the shop knows of it, and mends it tomorrow", "books_add_up");
        var done = loads.backfill(day.minusDays(60), day.minusDays(50), "rebuild", "DONE", null);
        loads.date(done, day.minusDays(60), "DONE", null, "execution 4 COMPLETED");
        var running = loads.backfill(day.minusDays(13), day.minusDays(8), "missing", "RUNNING", "the broker was away");
        var execution = rows.execution(
                "nightly", "STARTED", today, Duration.ZERO, day.minusDays(12).toString());
        loads.date(running, day.minusDays(13), "DONE", null, "execution 99 COMPLETED");
        loads.date(running, day.minusDays(12), "RUNNING", execution, null);
        loads.date(running, day.minusDays(11), "SKIPPED", null, "it is published");
        loads.date(running, day.minusDays(10), "WAITING", null, null);
    }
}
