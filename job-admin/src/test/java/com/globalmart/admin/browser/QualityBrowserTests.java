package com.globalmart.admin.browser;

import static com.globalmart.admin.browser.Visitor.button;
import static com.globalmart.admin.browser.Visitor.picture;
import static com.globalmart.jooq.realtime.Tables.SELECTED_RECORD;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PUBLISHED;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.RefusedRows;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quality, quarantine and dead letters in a real browser. Pictures of each state are left in {@code target/screenshots}. */
@ConsoleTest
class QualityBrowserTests extends BrowserTest {

    private RefusedRows refused;

    @BeforeEach
    void fillTables() {
        rows.node("node-1", Duration.ZERO);
        refused = new RefusedRows(rows);
    }

    @ParameterizedTest
    @MethodSource("com.globalmart.admin.browser.Visitor#looks")
    void showsEveryStateAtEverySizeAndInBothColours(int width, ColorScheme scheme) {
        var name = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        boolean isThorough = width == 1280 == (scheme == ColorScheme.LIGHT);
        var page = visitor.window(width, scheme);
        visitor.logIn(page, "operator");
        if (isThorough) {
            show(page, "/quality", "quality-empty" + name);
            show(page, "/quarantine", "quarantine-empty" + name);
        }

        someNights();

        show(page, "/quality", "quality" + name);
        show(page, "/quarantine", "quarantine" + name);
        show(page, "/dead-letters", "dead-letters" + name);
        if (isThorough) {
            show(page, "/quality/checks/totals_match_their_lines", "check" + name);
            show(page, "/quarantine/transactions-topic/1-0/17", "quarantine-record" + name);
            show(page, "/quarantine/edit?id=transactions-topic/1-0/17", "quarantine-edit" + name);
            page.reload(); // axe leaves empty styles behind, which htmx would carry over
            page.locator("[name='field.total_amount']").fill("plenty");
            button(page, "Check only").click();
            assertThat(page.locator(".outcome")).containsText("Some values do not fit");
            picture(page, "quarantine-edit-refused" + name);
            show(page, "/dead-letters/transactions-topic/1-0/2", "dead-letter-bytes" + name);
            show(page, "/dead-letters/mend?id=transactions-topic/1-0/1", "dead-letter-mend" + name);
        }
        assertThat(visitor.complaints())
                .as("what the browser complained about")
                .allMatch(complaint -> complaint.contains("400"));
    }

    @Test
    void replaysWhatWasChosenByKeyboardAloneAndKeepsTheChoiceWhenTheListFetchesItselfAnew() {
        someNights();
        var page = visitor.window(1280, ColorScheme.LIGHT);
        visitor.logIn(page, "operator");
        page.navigate(visitor.address("/quarantine"));

        tabTo(page, "Choose transactions-topic/1-0/17");
        page.keyboard().press("Space");
        refused.quarantined(published(), 99, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        rows.warehouse().execute("""
                select ops.submit_request('launch', '{"job": "checks"}'::jsonb, 'somebody', null, 'key', null)""");
        assertThat(page.locator("#records")).containsText("transactions-topic/1-0/99");
        assertThat(page.getByLabel("Choose transactions-topic/1-0/17")).isChecked();
        tabTo(page, "Replay chosen…");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Replay 1 record?");
        tabTo(page, "Replay 1 record");
        page.keyboard().press("Enter");

        assertThat(page.locator(".outcome")).containsText("quarantined record transactions-topic/1-0/17");
        assertThat(rows.realtime().fetchSingle(SELECTED_RECORD).getLogOffset()).isEqualTo(17);
        assertThat(rows.warehouse().fetchCount(REQUEST, REQUEST.KIND.eq("replay_quarantined")))
                .isEqualTo(1);
        assertThat(visitor.complaints()).isEmpty();
    }

    private int published() {
        return rows.warehouse().fetchSingle(PUBLISHED).getLoadId();
    }

    private void show(Page page, String address, String name) {
        page.navigate(visitor.address(address));
        picture(page, name);
    }

    /** Goes from control to control until one of that name has the focus. */
    private static void tabTo(Page page, String name) {
        for (int steps = 0; steps < 100; steps++) {
            page.keyboard().press("Tab");
            var focused = page.evaluate(
                    "() => document.activeElement.ariaLabel || document.activeElement.textContent.trim()");
            if (name.equals(focused)) {
                return;
            }
        }
        throw new AssertionError("nothing called '%s' can be reached by Tab".formatted(name));
    }

    /** Ten nights: mostly well, one with a gap, and the newest held at its gate. */
    private void someNights() {
        int load = 0;
        for (int day = 5; day <= 14; day++) {
            load = day == 14 ? refused.openLoad("2026-03-14") : refused.publishedLoad("2026-03-%02d".formatted(day));
            books(load, day);
            checks(load, day);
        }
        int newest = load - 1;
        rows.realtime().execute("truncate landing.selected_record");
        for (int offset = 17; offset < 24; offset++) {
            refused.quarantined(newest, offset, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        }
        refused.quarantined(
                newest,
                "cart-events-topic",
                91,
                "CHECKOUT_WITHOUT_ITEMS",
                "a checkout has no items, expected at least one",
                "{\"event_id\": \"0b7e4f6c-52a4-4e0f-9a52-6f4f8c1c9d10\"}");
        refused.quarantined(newest, 41, "NO_EXCHANGE_RATE", RefusedRows.SALE);
        refused.resolved(41, "REPLAYED", 3);
        refused.letter(
                1,
                "NOT_JSON",
                "{\"transaction_id\": \"0b7e4f6c-52a4-4e0f-9a52-6f4f8c1c9d10\", \"user_id\": \"USER_7\", \"pro");
        refused.letter(
                "transactions-topic",
                2,
                "NOT_JSON",
                "\u0000\u0001Obj avro.schema <img src=x>\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        refused.letter(
                "cart-events-topic",
                3,
                "MISSING_FIELD",
                "{\"event_type\": \"checkout\"}".getBytes(StandardCharsets.UTF_8));
    }

    private void books(int load, int day) {
        refused.book(load, "cart-events-topic", day * 9_000L, day * 9_000L + 9_120, 9_120, 9_100, 20, 0);
        refused.book(load, "customers-topic", day * 100L, day * 100L + 84, 84, 84, 0, 0);
        refused.book(load, "product-views-topic", day * 30_000L, day * 30_000L + 31_204, 31_204, 31_204, 0, 0);
        refused.book(load, "products-topic", day * 10L, day * 10L + 4, 4, 4, 0, 0);
        long landed = day == 12 ? 4_317 : 4_320;
        refused.book(
                load,
                "transactions-topic",
                day * 4_320L,
                day * 4_320L + 4_320,
                landed,
                landed - 20 - (day == 14 ? 2 : 0),
                12,
                8);
    }

    private void checks(int load, int day) {
        refused.check(
                load,
                "books_add_up",
                "ERROR",
                "load",
                "every landed record of the load is a fact, a duplicate or quarantined, and so is every cent",
                day == 14
                        ? List.of(
                                "{\"topic\": \"transactions-topic\", \"landed\": 4320, \"facts\": 4298, \"duplicates\": 12, \"quarantined\": 8}")
                        : List.of());
        refused.check(
                load,
                "totals_match_their_lines",
                "WARNING",
                "load",
                "the total of a sale is the sum of its lines",
                day % 3 == 0 || day == 14
                        ? List.of(
                                "{\"topic\": \"transactions-topic\", \"log_offset\": 31, \"detail\": \"total_amount is 20.00, its lines make 19.99 and 2.00\"}",
                                "{\"topic\": \"transactions-topic\", \"log_offset\": 77, \"detail\": \"total_amount is 0\"}")
                        : List.of());
        refused.check(
                load, "sales_have_lines_from_one", "ERROR", "load", "lines of a sale are numbered from one", List.of());
        if (day < 14) {
            refused.check(
                    load,
                    "all_records_have_one_fate",
                    "ERROR",
                    "everything",
                    "every record that loads took has exactly one fate",
                    List.of());
            refused.check(
                    load,
                    "all_money_is_conserved",
                    "ERROR",
                    "everything",
                    "no cent is lost between landing and the facts",
                    day == 9 ? List.of("{\"day\": \"2026-03-09\"}") : List.of());
        }
    }
}
