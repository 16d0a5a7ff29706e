package com.globalmart.admin.quality;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static com.globalmart.jooq.warehouse.quality.Tables.RELEASE;
import static com.globalmart.jooq.warehouse.warehouse.Tables.LOAD_BOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.RefusedRows;
import com.globalmart.admin.Rows;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class QualityPagesTests {

    private static final String SALES = "transactions-topic";

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private RefusedRows refused;

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        refused = new RefusedRows(rows);
    }

    @Test
    void saysThatNothingHasRun() {
        assertThat(viewer().get("/quality").body())
                .contains("No load yet.", "No check has run.")
                .doesNotContain("Run all checks", "held at its gate");
    }

    @Test
    void reconcilesProducedRecordsWithTheirFatesAcrossBothDatabases() {
        int load = refused.publishedLoad("2026-03-14");
        refused.book(load, SALES, 0, 1_000, 998, 990, 5, 3);
        refused.letter(10, "NOT_JSON", "<");
        refused.letter(20, "NOT_JSON", "<");
        refused.letter(1_000, "NOT_JSON", "<"); // behind what the load took

        var page = viewer().get("/quality").body();

        assertThat(states(page)).containsExactly("adds up");
        assertThat(page).contains(">1,000<", ">998<", ">990<").doesNotContain("without a record");
    }

    @Test
    void marksWhatDoesNotAddUp() {
        int load = refused.publishedLoad("2026-03-14");
        refused.book(load, SALES, 0, 1_000, 1_000, 990, 5, 3); // 2 have no fate
        refused.book(load, "cart-events-topic", 0, 1_000, 997, 997, 0, 0); // 3 are missing
        refused.book(load, "customers-topic", 0, 1_000, 600, 600, 0, 0); // compacted
        refused.book(load, "products-topic", 0, 10, 11, 11, 0, 0); // 1 too many
        refused.book(load, "product-views-topic", 0, 5, 5, 5, 0, 0);
        rows.warehouse()
                .update(LOAD_BOOK)
                .set(LOAD_BOOK.LANDED_AMOUNT, new BigDecimal("0.01"))
                .where(LOAD_BOOK.TOPIC.eq("product-views-topic"))
                .execute();

        var page = viewer().get("/quality").body();

        assertThat(states(page))
                .containsExactly("gap", "adds up", "does not add up", "does not add up", "does not add up");
        assertThat(page)
                .contains("3 offsets without a record", "400 offsets compacted away", "1 record too many")
                .contains("2 landed records without exactly one fate", "amounts differ by 0.0100");
        assertThat(states(viewer().get("/quality?topic=cart-events-topic").body()))
                .containsExactly("gap");
    }

    @Test
    void showsOlderLoadsOnPagesOfTheirOwn() {
        int first = refused.publishedLoad("2026-03-01");
        refused.book(first, SALES, 0, 1, 1, 1, 0, 0);
        for (int day = 2; day <= 8; day++) {
            refused.book(refused.publishedLoad("2026-03-0" + day), SALES, day, day + 1, 1, 1, 0, 0);
        }
        var viewer = viewer();

        var newest = viewer.get("/quality").body();
        var older = viewer.get("/quality?before=" + (first + 1)).body();

        assertThat(newest)
                .contains("2026-03-08", "2026-03-02", "/quality?before=" + (first + 1))
                .doesNotContain("2026-03-01");
        assertThat(older).contains("2026-03-01", "Newest loads").doesNotContain("2026-03-02", "Older loads");
    }

    @Test
    void listsChecksWithTheirHistoryWhatIsViolatedFirst() {
        int yesterday = refused.publishedLoad("2026-03-13");
        int today = refused.publishedLoad("2026-03-14");
        for (int load : List.of(yesterday, today)) {
            refused.check(load, "a_check", "ERROR", "load", "all is well", List.of());
            refused.check(
                    load,
                    "w_check",
                    "WARNING",
                    "load",
                    "all is usual",
                    load == today ? List.of("{\"day\": 1}") : List.of());
            refused.check(
                    load,
                    "z_check",
                    "ERROR",
                    "everything",
                    "it holds",
                    load == today ? List.of("{}", "{}") : List.of());
        }

        var page = viewer().get("/quality").body();

        assertThat(page).contains("1 of 3 passed, 1 warns, 1 failed", "last 2 runs: 1 passed, 1 warnings, 0 failed");
        assertThat(page.indexOf("w_check")).isBetween(0, page.indexOf("a_check"));
        assertThat(page.indexOf("a_check")).isBetween(0, page.indexOf("z_check"));
        assertThat(page).contains("Of everything that is published").doesNotContain("held at its gate");
    }

    @Test
    void saysWhichLoadIsHeldAtItsGateAndWhoHasReleasedIt() {
        int load = refused.openLoad("2026-03-14");
        refused.check(load, "books_add_up", "ERROR", "load", "every record has one fate", List.of("{\"landed\": 3}"));
        refused.check(load, "quiet", "WARNING", "load", "it is usual", List.of("{}"));
        rows.warehouse()
                .insertInto(RELEASE)
                .set(RELEASE.LOAD_ID, load)
                .set(RELEASE.RELEASED_BY, "anna")
                .set(RELEASE.REASON, "<b>known</b>")
                .set(RELEASE.CHECKS, new String[] {"books_add_up"})
                .set(RELEASE.REQUEST_ID, 1L)
                .execute();

        var page = viewer().get("/quality").body();

        assertThat(page)
                .contains(
                        "Load %d of 2026-03-14 is held at its gate".formatted(load),
                        "href=\"/loads/%d\"".formatted(load))
                .contains("/quality/checks/books_add_up?load=" + load, "anna", "&lt;b&gt;known&lt;/b&gt;");
        assertThat(page.substring(page.indexOf("class=\"violated\""), page.indexOf("</ul>", page.indexOf("violated"))))
                .doesNotContain("quiet");
    }

    @Test
    void showsOneCheckWithTheRowsBehindIt() {
        int yesterday = refused.publishedLoad("2026-03-13");
        int today = refused.publishedLoad("2026-03-14");
        refused.check(
                yesterday,
                "it_holds",
                "ERROR",
                "load",
                "it holds",
                List.of("{\"user_id\": \"<img src=x onerror=alert(1)>\", \"n\": null}", "{\"topic\": \"t\"}"));
        refused.check(today, "it_holds", "ERROR", "load", "it holds", List.of());
        var viewer = viewer();

        assertThat(viewer.get("/quality/checks/it_holds").body())
                .contains(
                        "passed for load %d of 2026-03-14".formatted(today),
                        "No row offended it.",
                        "stops a load at its gate");
        assertThat(viewer.get("/quality/checks/it_holds?load=" + yesterday).body())
                .contains("failed for load", "&lt;img src=x onerror=alert(1)&gt;", ">user_id<", ">topic<", "2 rows")
                .doesNotContain("<img src=x");
        assertThat(viewer.get("/quality/checks/no_such").statusCode()).isEqualTo(404);
        assertThat(viewer.get("/quality/checks/it_holds?load=4711").statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysThatOnlyAHundredRowsAreKept() {
        int load = refused.publishedLoad("2026-03-14");
        refused.check(load, "it_holds", "ERROR", "load", "it holds", Collections.nCopies(100, "{\"n\": 1}"));
        rows.warehouse().execute("update quality.check_result set offenders = 4711");

        assertThat(viewer().get("/quality/checks/it_holds").body())
                .contains("the first 100 of 4,711 rows; no more are kept");
    }

    @Test
    void runsAllChecksOnceHoweverOftenTheFormIsSent() {
        int load = refused.publishedLoad("2026-03-14");
        refused.check(load, "it_holds", "ERROR", "everything", "it holds", List.of());
        var operator = new HttpConsole(port).as("operator");
        assertThat(operator.get("/quality/run").body())
                .contains("1 check; when they last ran, they took 0.4 s together.");
        var form = operator.filled("/quality/run", Map.of("reason", "after a repair"));

        operator.post("/quality/run", form);
        assertThat(operator.post("/quality/run", form).statusCode()).isEqualTo(302);

        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getKind()).isEqualTo("launch");
        assertThat(request.getParameters().data()).isEqualTo("{\"job\": \"checks\"}");
    }

    @Test
    void runsNoChecksWhereNothingIsPublishedAndForNoViewer() {
        assertThat(new HttpConsole(port).as("operator").get("/quality/run").statusCode())
                .isEqualTo(409);
        var viewer = viewer();
        assertThat(viewer.get("/quality/run").statusCode()).isEqualTo(403);
        var form = Map.of("_csrf", viewer.csrfOf("/"), "token", "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11");
        assertThat(viewer.post("/quality/run", form).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quality?topic=x%27--", "/quality?before=(select+1)", "/quality/checks/it_holds?load=one"})
    void refusesValuesThatCannotBe(String address) {
        var name = address.substring(address.indexOf('?') + 1, address.indexOf('='));

        var answer = viewer().get(address);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;%s&quot;".formatted(name));
    }

    @Test
    void fetchesItselfAnew() {
        assertThat(viewer().fragment("/quality?topic=" + SALES).body().strip())
                .startsWith("<div id=\"quality\"")
                .contains("hx-get=\"/quality?topic=transactions-topic\"", "changed:loads from:body");
    }

    /** The states of the books, in the order of the page. */
    private static List<String> states(String page) {
        var books = page.substring(page.indexOf("class=\"cards books\""), page.indexOf("checks-title"));
        return Pattern.compile("</svg><span>([^<]+)</span></span>")
                .matcher(books)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }
}
