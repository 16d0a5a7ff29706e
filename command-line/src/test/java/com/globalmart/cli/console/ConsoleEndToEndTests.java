package com.globalmart.cli.console;

import static com.globalmart.admin.browser.Visitor.button;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every action of the console on real runs of real jobs, each with its row in the audit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleEndToEndTests {

    private static final Pattern EXECUTION = Pattern.compile("/executions/(\\d+)");

    private PlatformWithConsole platform;
    private LocalDate nextNight = LocalDate.now(Clock.systemUTC()).minusDays(20);

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PlatformWithConsole.PATIENCE.toMillis());
        platform = PlatformWithConsole.start(folder, nextNight);
    }

    @AfterAll
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void launchesWatchesStopsAndRestartsANight() throws Exception {
        var page = platform.as("operator");
        long execution;
        try (var held = platform.barrier("warehouse.fact_sales")) {
            execution = launchNight(page);
            assertThat(page.locator("h1")).containsText("running");

            act(page, "Stop", execution);
            assertThat(page.locator(".outcome")).containsText("stop execution " + execution);
            page.navigate(platform.visitor().address("/executions/" + execution));
            assertThat(page.locator("h1")).containsText(Pattern.compile("stopping|stopped"));
            held.rollback();
        }
        assertThat(page.locator("h1")).containsText("stopped"); // by itself
        act(page, "Restart", execution);
        page.locator(".outcome").getByText(Pattern.compile("^Execution")).click();
        assertThat(page.locator("h1")).containsText("completed");
        assertThat(audit("execution " + execution))
                .containsExactly("operator|stop|because", "operator|restart|because");
    }

    @Test
    void tellsThatTheOwnerWasKilledAndThatTheNightGoesOn() throws Exception {
        var page = platform.as("operator");
        try (var held = platform.barrier("warehouse.fact_sales")) {
            launchNight(page);
            assertThat(page.locator("h1")).containsText("running");
            platform.killBatchNode();
            assertThat(page.locator("#execution")).containsText("stopped renewing its lease");
            held.rollback();
        }
        assertThat(page.locator("#execution")).containsText("A later attempt has gone on with it");
        page.navigate(platform.visitor().address("/executions"));
        assertThat(page.locator("#executions tbody tr").first()).containsText("completed");
    }

    /** Launches the next night from its form; returns its execution, whose page is open then. */
    private long launchNight(Page page) {
        page.navigate(platform.visitor().address("/jobs/nightly/launch"));
        page.getByLabel("Business date").fill(nextNight.toString());
        nextNight = nextNight.plusDays(1);
        page.getByLabel("Reason").fill("because");
        button(page, "Launch nightly").click();
        page.locator(".outcome").getByText(Pattern.compile("^Execution")).click();
        page.waitForURL(EXECUTION);
        return executionOf(page);
    }

    /** Chooses an action of an execution's page, and confirms it with a reason. */
    private void act(Page page, String verb, long execution) {
        page.navigate(platform.visitor().address("/executions/" + execution));
        page.locator("#execution")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(verb + "…"))
                .first()
                .click();
        page.getByLabel("Reason").fill("because");
        button(page, "%s execution %d".formatted(verb, execution)).click();
    }

    private static long executionOf(Page page) {
        var matcher = EXECUTION.matcher(page.url());
        assertThat(matcher.find()).as(page.url()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private List<String> audit(String target) {
        return platform.all(
                Database.WAREHOUSE,
                "select concat_ws('|', actor, action, reason) from ops.audit where target = ? order by audit_id",
                target);
    }
}
