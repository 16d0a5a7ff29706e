package com.globalmart.admin.load;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.LoadRows;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LoadPageTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private final LoadRows loads = new LoadRows(rows);

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        loads.fresh();
    }

    @Test
    void saysThatThereIsNoneYet() {
        assertThat(viewer().get("/loads").body()).contains("There is no load yet.");
    }

    @Test
    void showsTheChainNewestFirstInPages() {
        for (int day = 0; day < 26; day++) {
            loads.load(DAY.minusDays(day), 1, "PUBLISHED", "NIGHT");
        }
        var newest = loads.load(DAY, 2, "DISCARDED", "NIGHT");

        var first = viewer().get("/loads").body();
        assertThat(first).contains("Load " + newest, ", attempt 2", ">discarded<", "/loads?before=" + (newest - 24));
        assertThat(viewer().get("/loads?before=" + (newest - 24)).body())
                .contains("2026-03-13")
                .doesNotContain("Older loads");
        assertThat(viewer().fragment("/loads").body().strip()).startsWith("<div id=\"loads\"");
        assertThat(viewer().get("/loads?before=x").statusCode()).isEqualTo(400);
        assertThat(viewer().get("/loads/" + (newest + 1)).statusCode()).isEqualTo(404);
    }

    @Test
    void showsBoundsBooksAndWhyItIsStopped() {
        var load = stopped();
        loads.release(load, "anna", "<img src=x onerror=alert(1)>", "books_add_up");

        assertThat(viewer().get("/loads").body()).contains(">stopped<", "1 failed check");
        assertThat(viewer().get("/loads/" + load).body())
                .contains("1,500 records", "of 2 partitions", "mended dead letters")
                .contains("1,000", "2,345", "5,000.5000", "4,900.2500")
                .contains("books_add_up", "Every landed record has one fate", "sessions_are_short", ">warning<")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x", "Release…", "Discard…");
        assertThat(viewer().fragment("/loads/" + load).body().strip()).startsWith("<div id=\"load\"");
    }

    @Test
    void showsWhatStepsHaveReadBeforeTheBooksAreClosed() {
        var load = loads.load(DAY, 1, "OPEN", "NIGHT");
        loads.stepBook(load, "loadSalesRange:1-0-0", 700);
        loads.stepBook(load, "loadSalesRange:1-1-0", 300);

        assertThat(viewer().get("/loads/" + load).body()).contains("Its books are closed when", "loadSales<", "1,000");
    }

    @Test
    void releasesWithAReasonOnly() {
        var load = stopped();
        loads.release(load, "anna", "the shop knows of it", "books_add_up");
        var operator = operator();
        var page = "/loads/%d/release".formatted(load);

        assertThat(operator.get(page).body())
                .contains("You answer for books_add_up: 12 rows", "Released so far by anna.");
        assertThat(operator.submit(page, Map.of()).statusCode()).isEqualTo(400);
        var form = operator.filled(page, Map.of("reason", "checked by hand"));
        assertThat(operator.post(page, form).statusCode()).isEqualTo(302);
        assertThat(operator.post(page, form).statusCode()).isEqualTo(302);

        assertThat(asked())
                .isEqualTo("release_load {\"about\": \"load %d\"} by operator because checked by hand".formatted(load));
    }

    @Test
    void tellsWhoHasReleasedThatDoingItAgainCountsOnce() {
        var load = stopped();
        loads.release(load, "operator", "checked by hand", "books_add_up");

        assertThat(operator().get("/loads/%d/release".formatted(load)).body()).contains("You have released it already");
    }

    @Test
    void discardsWithItsConsequenceInNumbers() {
        var load = stopped();
        var operator = operator();
        var page = "/loads/%d/discard".formatted(load);

        assertThat(operator.get(page).body())
                .contains(
                        "989 facts, 1 duplicate and 10 quarantined records",
                        "The next load takes its 1,500 records anew.")
                .doesNotContain("fails while another");
        assertThat(operator.submit(page, Map.of("reason", "wrong rates")).statusCode())
                .isEqualTo(302);

        assertThat(asked()).isEqualTo("launch {\"job\": \"discard\"} by operator because wrong rates");
    }

    @Test
    void repeatsTheNightOfTheOpenLoad() {
        var load = stopped();
        rows.execution("checks", "STARTED", Clock.systemUTC().instant(), Duration.ZERO, "2026-03-13");
        var operator = operator();

        assertThat(operator.get("/loads/%d/repeat".formatted(load)).body())
                .contains(
                        "attempt 2 of 2026-03-14 is opened within the same bounds: 1,500 records",
                        "fails while another");
        assertThat(operator.submit("/loads/%d/repeat".formatted(load), Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(asked()).startsWith("launch {\"job\": \"repeat\"} by operator");
    }

    @Test
    void refusesWhatDoesNotFitTheLoad() {
        var published = loads.load(DAY.minusDays(1), 1, "PUBLISHED", "NIGHT");
        var forgetting = loads.load(DAY, 1, "OPEN", "FORGET");
        var operator = operator();

        for (var verb : new String[] {"repeat", "release", "discard"}) {
            assertThat(operator.get("/loads/%d/%s".formatted(published, verb)).statusCode())
                    .as(verb)
                    .isEqualTo(409);
            assertThat(operator.get("/loads/%d/%s".formatted(forgetting, verb)).statusCode())
                    .as(verb)
                    .isEqualTo(409);
            assertThat(viewer().get("/loads/%d/%s".formatted(forgetting, verb)).statusCode())
                    .as(verb)
                    .isEqualTo(403);
        }
    }

    private int stopped() {
        var load = loads.load(DAY, 1, "OPEN", "NIGHT");
        loads.bounds(load, "transactions-topic", 0, 500, 1900);
        loads.bounds(load, "transactions-topic", -1, 0, 100);
        loads.bounds(load, "transactions-topic", 1, 7, 7);
        loads.books(load);
        loads.failedCheck(load, "books_add_up", "ERROR", 12, "Every landed record has one fate");
        loads.failedCheck(load, "sessions_are_short", "WARNING", 3, "Sessions last a day at most");
        return load;
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }

    /** The one request there is. */
    private String asked() {
        var request = rows.warehouse().fetchSingle(REQUEST);
        return "%s %s by %s because %s"
                .formatted(
                        request.getKind(),
                        request.getParameters().data(),
                        request.getRequestedBy(),
                        request.getReason());
    }
}
