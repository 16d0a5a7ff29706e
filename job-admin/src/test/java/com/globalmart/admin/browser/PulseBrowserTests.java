package com.globalmart.admin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes while an answer is on its way to a real browser: it is older than what the page has heard of by then. */
@ConsoleTest
class PulseBrowserTests extends BrowserTest {

    private Page page;
    private Route held;
    private APIResponse answer;

    @BeforeEach
    void openPage() {
        rows.published(LocalDate.parse("2026-03-13"));
        held = null;
        page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/quality/run"));
        page.getByLabel("Reason").fill("because");
    }

    @Test
    void showsARequestDoneBeforeTheAnswerComesThatItWasAsked() {
        hold("**/quality/run");

        untilHeard(() -> page.locator("form.confirm button").click());
        awaitHeld();
        untilHeard(() -> rows.finish(request(), "DONE", "execution 7 of checks started", null));
        deliver();

        assertThat(page.locator(".outcome .state")).containsText("done");
    }

    @Test
    void showsARequestDoneWhileThePageFetchedThatItWasTaken() {
        untilHeard(() -> page.locator("form.confirm button").click());
        assertThat(page.locator(".outcome .state")).containsText("asked");
        hold("**/requests/*");

        untilHeard(() ->
                rows.warehouse().execute("update ops.request set node_id = 'node-1' where request_id = ?", request()));
        awaitHeld();
        untilHeard(() -> rows.finish(request(), "DONE", "execution 7 of checks started", null));
        deliver();

        assertThat(page.locator(".outcome .state")).containsText("done");
    }

    /** Keeps the next answer to an address back. */
    private void hold(String address) {
        page.route(address, route -> {
            if (held == null) {
                answer = route.fetch();
                held = route;
            } else {
                route.fallback();
            }
        });
    }

    private void awaitHeld() {
        page.waitForCondition(() -> held != null);
    }

    private void deliver() {
        held.fulfill(new Route.FulfillOptions().setResponse(answer));
    }

    private void untilHeard(Runnable change) {
        page.evaluate("""
                () => {
                    window.hasHeard = false;
                    document.body.addEventListener('changed:requests', () => window.hasHeard = true, {once: true});
                }
                """);
        change.run();
        page.waitForFunction("() => window.hasHeard");
    }

    private long request() {
        return rows.warehouse()
                .fetchSingle("select max(request_id) from ops.request")
                .get(0, Long.class);
    }
}
