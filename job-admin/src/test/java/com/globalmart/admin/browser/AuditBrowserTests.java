package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.picture;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class AuditBrowserTests extends BrowserTest {

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryStateAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);
        aNight();

        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/audit"));
        assertThat(page.locator("#audit tbody tr")).hasCount(8);
        picture(page, "audit-filled-" + name);
        page.navigate(visitor.address("/audit?actor=nobody"));
        assertThat(page.locator("#audit .empty")).containsText("No row fits.");
        picture(page, "audit-nothing-fits-" + name);
        page.navigate(visitor.address("/audit/verify"));
        assertThat(page.locator(".headline")).containsText("8 rows, all as they were added");
        picture(page, "audit-whole-" + name);
        rows.warehouse().execute("update ops.audit set actor = 'eve' where action = 'stop'");
        page.reload();
        assertThat(page.locator(".headline")).containsText("The audit is not as it was added");
        picture(page, "audit-changed-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void verifiesAndComparesWithWhatWasNotedByKeyboardAlone() {
        aNight();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/audit"));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verify the chain"))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL(visitor.address("/audit/verify"));
        var head = page.locator(".head-of-chain code").textContent();
        page.getByLabel("Row and hash").focus();
        page.keyboard().type(head);
        page.keyboard().press("Enter");

        assertThat(page.locator(".headline")).containsText("The row that you noted is there");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void showsWhatIsDoneWithoutBeingAsked() {
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/audit"));

        add("ada", "add user", "bob", "role operator");

        assertThat(page.locator("#audit")).containsText("add user bob");
    }

    private void aNight() {
        add("schedule nightly", "launch", "nightly", "fired at 02:00 UTC");
        ask("anna", "restart", "{\"execution\": \"12\"}", "the missing rate for GBP has come");
        rows.finish(newest(), "DONE", "restarted as execution 14", null);
        ask("ben", "stop", "{\"execution\": \"14\"}", null);
        rows.finish(newest(), "REFUSED", "execution 14 is completed: there is nothing to stop", null);
        ask(
                "ben",
                "replay_quarantined",
                "{\"selection\": \"3\", \"about\": \"12 records with NO_EXCHANGE_RATE\"}",
                "rates came");
        add("anna", "export", "audit actor=ben&from=2026-03-01", "1,204 rows, whole, from 10.0.0.7");
        add("x' or 1=1 --", "login refused", "console", "wrong name or password, from 203.0.113.9");
        add(
                "viewer of a very long name that somebody made up",
                "fleet POST",
                "/fleet/instances/0123456789ab/actuator/loggers/ROOT",
                null);
    }

    private void add(String actor, String action, String target, @Nullable String reason) {
        rows.warehouse().fetch("select ops.add_audit(?, ?, ?, ?)", actor, action, target, reason);
    }

    private void ask(String actor, String kind, String parameters, @Nullable String reason) {
        rows.warehouse()
                .fetch(
                        "select ops.submit_request(?, ?::jsonb, ?, ?, gen_random_uuid()::text)",
                        kind,
                        parameters,
                        actor,
                        reason);
    }

    private long newest() {
        return rows.warehouse()
                .fetchSingle("select max(request_id) from ops.request")
                .get(0, Long.class);
    }
}
