package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.button;
import static com.globalmart.admin.browser.Visitor.foreignPicture;
import static com.globalmart.admin.browser.Visitor.picture;
import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What a person does in a real browser. Pictures of every page are left in {@code target/screenshots}. */
@ConsoleTest
class BrowserTests extends BrowserTest {

    private final Instant now = Clock.systemUTC().instant();
    private final SampleNights nights = new SampleNights(rows, now);

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryPageAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var failed = nights.failed();
        var page = visitor.window(width, scheme);

        page.navigate(visitor.address("/login"));
        picture(page, "login-" + name);
        visitor.logIn(page, "operator");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("failed");
        picture(page, "tonight-failed-" + name);
        page.navigate(visitor.address("/executions/" + failed));
        picture(page, "execution-failed-" + name);
        page.navigate(visitor.address("/executions/%d/restart".formatted(failed)));
        picture(page, "restart-" + name);
        page.navigate(visitor.address("/executions"));
        picture(page, "executions-" + name);
        page.navigate(visitor.address("/executions?job=none"));
        picture(page, "executions-none-" + name);
        page.navigate(visitor.address("/jobs"));
        picture(page, "jobs-" + name);
        page.navigate(visitor.address("/jobs/nightly/launch"));
        picture(page, "launch-" + name);

        var running = nights.running();
        page.navigate(visitor.address("/"));
        picture(page, "tonight-running-" + name);
        page.navigate(visitor.address("/executions/" + running));
        picture(page, "execution-running-" + name);
        page.navigate(visitor.address("/executions/%d/stop".formatted(running)));
        picture(page, "stop-" + name);

        rows.fresh();
        page.navigate(visitor.address("/"));
        picture(page, "tonight-empty-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void launchesAJobOnceAndShowsItsOutcomeWhereItWasAsked() {
        rows.nightly();
        rows.node("node-1", Duration.ZERO);
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");

        page.navigate(visitor.address("/jobs/nightly/launch"));
        page.getByLabel("Business date").fill("2026-03-14");
        page.getByLabel("Reason").fill("first night");
        button(page, "Launch nightly").dblclick();

        assertThat(page.locator(".outcome")).containsText("launch nightly, business date 2026-03-14");
        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getKind()).isEqualTo("launch");
        assertThat(request.getParameters().data())
                .isEqualTo("{\"job\": \"nightly\", \"businessDate\": \"2026-03-14\"}");
        assertThat(request.getRequestedBy()).isEqualTo("operator");
        var audit = rows.warehouse().fetchSingle(AUDIT, AUDIT.ACTION.eq("launch"));
        assertThat(audit.getActor()).isEqualTo("operator");
        assertThat(audit.getTarget()).isEqualTo("nightly");
        assertThat(audit.getReason()).isEqualTo("first night");
        assertThat(audit.getRequestId()).isEqualTo(request.getRequestId());
        picture(page, "launch-asked");

        var execution = rows.execution("nightly", "STARTED", now, Duration.ZERO, "2026-03-14");
        rows.finish(request.getRequestId(), "DONE", "Started as execution %d.".formatted(execution), execution);

        assertThat(page.locator(".outcome")).containsText("Started as execution");
        picture(page, "launch-done");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFormWithoutLosingWhatWasTyped() {
        rows.job("replay", "Replays quarantined rows", """
                [{"name": "reason", "type": "text", "required": true, "description": "which rows"},
                 {"name": "limit", "type": "text", "required": false, "description": "at most so many"}]""");
        var page = visitor.window(390, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");

        page.navigate(visitor.address("/jobs/replay/launch"));
        page.locator("input[name='parameter.reason']").fill("\u0007bell");
        page.locator("input[name='parameter.limit']").fill("12");
        button(page, "Launch replay").click();

        assertThat(page.locator("#replay-reason-about")).containsText("expected one line");
        assertThat(page.locator("input[name='parameter.limit']")).hasValue("12");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        picture(page, "launch-refused");
    }

    @Test
    void stopsARunningExecutionAfterAskingAndShowsTheOutcome() {
        var running = nights.running();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stop…"))
                .click();
        assertThat(page.locator(".consequences")).containsText("3 of 4 partitions are done");
        button(page, "Stop execution " + running).click();

        assertThat(page.locator(".outcome")).containsText("stop execution " + running);
        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getParameters().data()).isEqualTo("{\"execution\": %d}".formatted(running));
        rows.finish(request.getRequestId(), "REFUSED", "Execution %d has ended by itself.".formatted(running), running);
        assertThat(page.locator(".outcome")).containsText("has ended by itself");
        picture(page, "stop-refused");
    }

    @Test
    void saysWhenItStoppedRefreshing() {
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");

        page.context().setOffline(true);

        assertThat(page.locator(".stale")).containsText("Not refreshed since", contains(Duration.ofSeconds(15)));
        picture(page, "stale");
        page.context().setOffline(false);
        assertThat(page.locator(".stale")).hasText("", has(Duration.ofSeconds(15)));
    }

    @Test
    void opensTheFleetWithTheSameLogin() {
        var page = visitor.window(1280, ColorScheme.LIGHT);
        var console = new HttpConsole(port);
        var registered = console.register("job-admin", "http://127.0.0.1:" + port);
        var id = JsonMapper.shared().readTree(registered.body()).path("id").asString();
        visitor.logIn(page, "operator");

        page.navigate(visitor.address("/fleet"));
        assertThat(page.locator("body")).containsText("GlobalMart fleet");
        assertThat(page.locator("body")).containsText("job-admin");
        foreignPicture(page, "fleet");
        page.navigate(visitor.address("/fleet/instances/%s/details".formatted(id)));
        assertThat(page.locator("body")).containsText("Threads");
        foreignPicture(page, "fleet-instance");
        assertThat(visitor.complaints()).isEmpty();
    }

    private static LocatorAssertions.ContainsTextOptions contains(Duration patience) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) patience.toMillis());
    }

    private static LocatorAssertions.HasTextOptions has(Duration patience) {
        return new LocatorAssertions.HasTextOptions().setTimeout((double) patience.toMillis());
    }
}
