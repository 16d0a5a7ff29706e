package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.picture;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.WarehouseRows;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the warehouse in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class WarehouseBrowserTests extends BrowserTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    @BeforeEach
    void fillTables() {
        rows.nightly();
    }

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryStateAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        var page = visitor.window(width, scheme);
        var shop = new WarehouseRows(rows);

        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/warehouse"));
        assertThat(page.locator("#figures .empty")).containsText("Nothing is published yet.");
        picture(page, "warehouse-empty-" + name);

        shop.aYear(DAY);
        page.navigate(visitor.address("/warehouse?days=28"));
        assertThat(page.locator("#figures canvas")).hasCount(2);
        picture(page, "warehouse-filled-" + name);
        page.navigate(visitor.address("/warehouse/tables"));
        assertThat(page.locator("#tables tbody tr").nth(30)).isVisible();
        picture(page, "warehouse-tables-" + name);
        page.navigate(visitor.address("/warehouse/tables/fact_sales"));
        picture(page, "warehouse-table-" + name);
        assertThat(visitor.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void choosesASpanAndOpensItsNumbersByKeyboardAlone() {
        new WarehouseRows(rows).aYear(DAY);
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/warehouse"));

        page.getByText("7 days", new Page.GetByTextOptions().setExact(true)).focus();
        page.keyboard().press("Enter");
        page.waitForURL(visitor.address("/warehouse?days=7"));
        page.locator(".numbers summary").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator(".numbers tbody tr")).hasCount(7);
        assertThat(page.locator(".numbers tbody tr").first()).containsText("14 Mar 2026");
        assertThat(page.locator(".numbers tbody tr").first()).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void drawsANewLoadWithoutBeingAsked() {
        var shop = new WarehouseRows(rows);
        shop.published(DAY);
        shop.day(DAY, 5, "50.0000");
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "viewer");
        page.navigate(visitor.address("/warehouse"));
        assertThat(page.locator("#figures")).containsText("14 Mar 2026");

        var next = new WarehouseRows(rows);
        next.day(DAY, 5, "50.0000");
        next.day(DAY.plusDays(1), 6, "61.0000");
        next.published(DAY.plusDays(1));

        assertThat(page.locator("#figures")).containsText("15 Mar 2026");
        assertThat(page.locator("#figures canvas")).hasCount(2);
        assertThat(visitor.complaints()).isEmpty();
    }
}
