package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.picture;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.LiveRows;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The live counters in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class LiveBrowserTests extends BrowserTest {

    private final Instant now = Clock.systemUTC().instant();
    private final LiveRows live = new LiveRows(rows);

    @BeforeEach
    void fillTables() {
        rows.nightly();
        rows.node("node-1", Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryStateAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);

        visitor.logIn(page, "viewer");
        assertThat(page.locator("#live .empty")).containsText("No event in the last 24 hours.");
        picture(page, "live-empty-" + name);

        live.anHour(now);
        live.watched(Clock.systemUTC().instant());
        page.navigate(visitor.address("/"));
        assertThat(page.locator("#live .counters tbody tr")).hasCount(6);
        picture(page, "live-filled-" + name);

        rows.realtime().execute("update landing.position set log_end_seen_at = now() - interval '11 minutes'");
        rows.realtime().execute("delete from landing.sale_minute where minute > now() - interval '12 minutes'");
        rows.realtime().execute("delete from landing.cart_minute where minute > now() - interval '12 minutes'");
        live.openLetter();
        page.navigate(visitor.address("/"));
        assertThat(page.locator("#live .note")).containsText("Ingest does not answer");
        picture(page, "live-stale-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void showsWhatLandsWithoutBeingAskedAndKeepsTheHelpOpen() {
        live.watched(now);
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.getByText("What these numbers mean").click();

        var minutes = now.truncatedTo(ChronoUnit.MINUTES);
        live.sales(minutes.minus(Duration.ofMinutes(10)), "Japan", "JPY", 7, "12345");
        rows.realtime().execute("update landing.position set next_offset = next_offset + 7");

        assertThat(page.locator("#live .counters tbody tr").nth(1)).containsText("Japan");
        assertThat(page.locator("#live .counters tbody tr").nth(1)).containsText("12,345");
        assertThat(page.getByText("The eight busiest countries")).isVisible();
        assertThat(page.getByRole(AriaRole.IMG).first())
                .hasAccessibleName(
                        "Total: orders paid, a minute, over the last 60 full minutes: at least 0, at most 7");
        assertThat(visitor.complaints()).isEmpty();
    }
}
