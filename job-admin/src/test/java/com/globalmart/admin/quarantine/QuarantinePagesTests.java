package com.globalmart.admin.quarantine;

import static com.globalmart.jooq.realtime.Tables.SELECTED_RECORD;
import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.RefusedRows;
import com.globalmart.admin.Rows;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class QuarantinePagesTests {

    private static final Pattern RECORD = Pattern.compile("href=\"/quarantine/transactions-topic/1-0/(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/quarantine\\?[^\"]*after=[^\"]+)\"");

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private RefusedRows refused;
    private int load;

    @BeforeEach
    void refuseSomething() {
        rows.fresh();
        refused = new RefusedRows(rows);
        load = refused.publishedLoad("2026-03-14");
    }

    @Test
    void groupsByReasonAndTopicWithCountsOfEachState() {
        refused.quarantined(load, 1, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.quarantined(load, 2, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.quarantined(load, 3, "INVALID_QUANTITY", RefusedRows.SALE);
        refused.resolved(3, "DISCARDED", 4);

        var page = viewer().get("/quarantine").body();

        assertThat(page)
                .contains("UNKNOWN_COUNTRY", "Its country is not in the reference data")
                .doesNotContain("Replay all");
        assertThat(page.replaceAll("\\s+", " "))
                .contains("class=\"number\"><b>2</b></td> <td data-label=\"Replayed\" class=\"number\">0</td>")
                .contains("<td data-label=\"Discarded\" class=\"number\">1</td>");
        assertThat(numbers(page)).containsExactly(1, 2);
        assertThat(operator().get("/quarantine").body()).contains("Replay all…", "Edit all…", "Discard all…");
    }

    @Test
    void walksThroughAllPagesAndMeetsEachRecordOnce() {
        int older = load;
        int newer = refused.publishedLoad("2026-03-15");
        for (int offset = 1; offset <= 60; offset++) {
            refused.quarantined(offset % 2 == 0 ? older : newer, offset, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        }
        var viewer = viewer();
        var seen = new ArrayList<Integer>();

        for (var address = "/quarantine?reasonCode=UNKNOWN_COUNTRY"; !address.isEmpty(); ) {
            var page = viewer.get(address).body();
            seen.addAll(numbers(page));
            var next = NEXT.matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates().startsWith(1, 3, 5).endsWith(58, 60);
    }

    @Test
    void filtersByTopicReasonStateAndBusinessDate() {
        refused.quarantined(load, 1, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.quarantined(load, 2, "INVALID_QUANTITY", RefusedRows.SALE);
        refused.quarantined(refused.publishedLoad("2026-03-15"), 3, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.resolved(2, "REPLAYED", 4);
        var viewer = viewer();

        assertThat(numbers(viewer.get("/quarantine?reasonCode=UNKNOWN_COUNTRY&topic=&state=&businessDate=")
                        .body()))
                .containsExactly(3, 1);
        assertThat(numbers(viewer.get("/quarantine?businessDate=2026-03-14").body()))
                .containsExactly(1);
        assertThat(numbers(viewer.get("/quarantine?state=replayed").body())).containsExactly(2);
        assertThat(numbers(viewer.get("/quarantine?state=all&topic=transactions-topic")
                        .body()))
                .containsExactly(3, 1, 2);
        assertThat(viewer.get("/quarantine?topic=products-topic").body()).contains("No record fits.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic=x%27%3B+drop+table+x--",
                "reasonCode=(select+1)",
                "state=exploded",
                "businessDate=9999999-01-01",
                "businessDate=yesterday",
                "after=7/x%27/1-0/1",
                "after=7/transactions-topic/99999-0/1"
            })
    void refusesFiltersThatCannotBe(String query) {
        var answer = viewer().get("/quarantine?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("That value does not fit", "&quot;" + query.substring(0, query.indexOf('=')) + "&quot;");
        assertThat(answer.body()).doesNotContainIgnoringCase("select ", "exception");
    }

    @Test
    void showsARecordWithWhoRefusedItAndWhatBecameOfIt() {
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var open = viewer().get("/quarantine/transactions-topic/1-0/17").body();
        refused.resolved(17, "REPLAYED", 4);
        var replayed = operator().get("/quarantine/transactions-topic/1-0/17").body();

        assertThat(open)
                .contains("Load " + load, "href=\"/executions/12\"", "of 2026-03-14, published", "Atlantis")
                .contains("&quot;payment_method&quot;: &quot;PayPal&quot;")
                .doesNotContain("Replay as it is…");
        assertThat(replayed)
                .contains("transactions-topic/1--1/17", "href=\"/requests/4\"")
                .doesNotContain("Replay as it is…");
        assertThat(viewer().get("/quarantine/transactions-topic/1-0/18").statusCode())
                .isEqualTo(404);
        assertThat(viewer().get("/quarantine/transactions-topic/one/18").statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsHostileAndVeryLongRecordsAsTextAndSaysWhatWasCutOff() {
        var hostile =
                "{\"country\": \"<img src=x onerror=alert(1)>\", \"note\": \"[[${7*7}]] \\u202e\\u0007\", \"zlong\": \"%s\"}"
                        .formatted("x".repeat(1_000_000));
        refused.quarantined(
                load, "transactions-topic", 17, "UNKNOWN_COUNTRY", "country is <img src=x onerror=alert(2)>", hostile);

        var page = viewer().get("/quarantine/transactions-topic/1-0/17").body();

        assertThat(page)
                .contains("&lt;img src=x onerror=alert(2)&gt;", "[[${7*7}]]", "more characters are cut off here")
                .doesNotContain("<img src=x", "\u202e", "\u0007")
                .hasSizeLessThan(60_000);
    }

    @Test
    void replaysOneRecordOnceHoweverOftenTheFormIsSent() throws Exception {
        refused.quarantined(load, 17, "NO_EXCHANGE_RATE", RefusedRows.SALE);
        var operator = operator();
        var form = operator.filled("/quarantine/replay?id=transactions-topic/1-0/17", replayOf("17", 1));
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.like("replay%")))
                .isZero();

        try (var clicks = Executors.newFixedThreadPool(4)) {
            Callable<Integer> click =
                    () -> operator.post("/quarantine/replay", form).statusCode();
            for (var answer : clicks.invokeAll(List.of(click, click, click, click))) {
                assertThat(answer.get()).isEqualTo(302);
            }
        }
        refused.resolved(17, "REPLAYED", 4);
        assertThat(operator.post("/quarantine/replay", form).statusCode()).isEqualTo(302);

        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(request.getKind()).isEqualTo("replay_quarantined");
        assertThat(request.getReason()).isEqualTo("rates have come");
        var selected = rows.realtime().fetchSingle(SELECTED_RECORD);
        assertThat(request.getParameters().data())
                .contains(
                        selected.getSelectionId().toString(),
                        "\"about\": \"quarantined record transactions-topic/1-0/17\"");
        assertThat(selected.getLogOffset()).isEqualTo(17);
        assertThat(selected.getEdit()).isNull();
    }

    @Test
    void replaysAChosenManyAndAllOfAReason() {
        for (int offset = 1; offset <= 5; offset++) {
            refused.quarantined(load, offset, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        }
        refused.quarantined(load, 6, "INVALID_QUANTITY", RefusedRows.SALE);
        refused.quarantined(refused.openLoad("2026-03-15"), 7, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = operator();
        var two = "/quarantine/replay?id=transactions-topic/1-0/1&id=transactions-topic/1-0/2";
        var all = "/quarantine/replay?topic=transactions-topic&reasonCode=UNKNOWN_COUNTRY";

        assertThat(operator.get(two).body()).contains("Replay 2 records?");
        submit(operator, two, Map.of("id", "transactions-topic/1-0/1,transactions-topic/1-0/2", "most", "2"));
        assertThat(selectedOffsets()).containsExactly(1L, 2L);

        assertThat(operator.get(all).body()).contains("Replay 5 records?"); // without that of the open load
        rows.realtime().execute("truncate landing.selected_record");
        submit(operator, all, Map.of("topic", "transactions-topic", "reasonCode", "UNKNOWN_COUNTRY", "most", "5"));
        assertThat(selectedOffsets()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isEqualTo(2);
    }

    @Test
    void discardsWithAReasonOnly() {
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = operator();
        var page = "/quarantine/discard?id=transactions-topic/1-0/17";

        var without = submit(operator, page, Map.of("id", "transactions-topic/1-0/17", "most", "1", "reason", " "));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(rows.realtime().fetchCount(SELECTED_RECORD)).isZero();

        submit(operator, page, Map.of("id", "transactions-topic/1-0/17", "most", "1", "reason", "a test of the shop"));
        assertThat(rows.warehouse().fetchSingle(REQUEST).getKind()).isEqualTo("discard_quarantined");
    }

    @Test
    void refusesWhatIsNotOpenOrNotPublishedAndASelectionOfNothing() {
        refused.quarantined(load, 1, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.quarantined(refused.openLoad("2026-03-15"), 2, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.resolved(1, "DISCARDED", 9);
        var operator = operator();

        var resolved = operator.get("/quarantine/replay?id=transactions-topic/1-0/1");
        var unpublished = operator.get("/quarantine/discard?id=transactions-topic/1-0/2");
        var none = operator.get("/quarantine/replay?topic=transactions-topic&reasonCode=TOO_OLD");
        var nothing = operator.get("/quarantine/replay");

        assertThat(resolved.body()).contains("is discarded by request 9: nothing was asked for");
        assertThat(unpublished.body()).contains("which is not published");
        assertThat(List.of(resolved.statusCode(), unpublished.statusCode(), none.statusCode()))
                .containsOnly(409);
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("Nothing was chosen");
        assertThat(operator.get("/quarantine/replay?id=a'b").statusCode()).isEqualTo(400);
    }

    @Test
    void editsChecksAndReplaysOneRecord() {
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = operator();
        var page = "/quarantine/edit?id=transactions-topic/1-0/17";
        assertThat(operator.get(page).body())
                .contains("name=\"field.country\"", "value=\"Atlantis\"", "Known: France, Germany, Japan, UK, USA.");

        var checked = submit(operator, page, edit(Map.of("field.country", "Germany", "check", "true")));
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains("Ingest can read it so.", "country was &quot;Atlantis&quot;, becomes &quot;Germany&quot;");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();

        var bad = submit(operator, page, edit(Map.of("field.total_amount", "plenty", "field.user_id", "")));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("expected a number", "field user_id is not there or null");
        assertThat(submit(operator, page, edit(Map.of())).body()).contains("Nothing is changed");

        var replayed = submit(
                operator,
                page,
                edit(Map.of("field.country", "Germany", "field.currency", "", "field.total_amount", "40")));
        assertThat(replayed.statusCode()).isEqualTo(302);
        assertThat(rows.realtime().fetchSingle(SELECTED_RECORD).getEdit().data())
                .isEqualTo("{\"country\": \"Germany\", \"currency\": null, \"total_amount\": 40}");
        assertThat(rows.warehouse().fetchSingle(REQUEST).getKind()).isEqualTo("replay_quarantined");
    }

    @Test
    void givesAllOfAReasonOneEdit() {
        refused.quarantined(load, 1, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        refused.quarantined(load, 2, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = operator();
        var page = "/quarantine/edit?topic=transactions-topic&reasonCode=UNKNOWN_COUNTRY";
        var which = Map.of("topic", "transactions-topic", "reasonCode", "UNKNOWN_COUNTRY", "most", "2");
        var fields = new LinkedHashMap<>(which);
        fields.put("field.country", "Germany");
        fields.put("field.user_id", "");

        submit(operator, page, fields);

        assertThat(selectedOffsets()).containsExactly(1L, 2L);
        assertThat(rows.realtime().fetchValues(SELECTED_RECORD.EDIT))
                .allSatisfy(edit -> assertThat(edit.data()).isEqualTo("{\"country\": \"Germany\"}"));
        assertThat(operator.get("/quarantine/edit?reasonCode=UNKNOWN_COUNTRY").statusCode())
                .isEqualTo(400);
    }

    @Test
    void neverOffersAnEmailAddressToBeEdited() {
        refused.quarantined(load, "customers-topic", 5, "IN_THE_FUTURE", "too late", """
                {"event_id": "0b7e4f6c-52a4-4e0f-9a52-6f4f8c1c9d10", "event_type": "customer_upserted",
                 "timestamp": "2027-01-01T00:00:00Z", "user_id": "USER_7"}""");
        var operator = operator();
        var page = "/quarantine/edit?id=customers-topic/1-0/5";

        assertThat(operator.get(page).body()).contains("field.city").doesNotContain("field.email");
        var sent = submit(
                operator, page, Map.of("id", "customers-topic/1-0/5", "most", "1", "field.email", "a@b.example"));
        assertThat(sent.statusCode()).isEqualTo(400);
        assertThat(rows.realtime().fetchCount(SELECTED_RECORD)).isZero();
    }

    @Test
    void refusesAViewerWithoutATrace() {
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var viewer = viewer();
        var form = Map.of(
                "_csrf",
                viewer.csrfOf("/"),
                "token",
                "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11",
                "id",
                "transactions-topic/1-0/17",
                "most",
                "1",
                "reason",
                "because");

        for (var action : List.of("replay", "discard", "edit")) {
            assertThat(viewer.get("/quarantine/" + action + "?id=transactions-topic/1-0/17")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(viewer.post("/quarantine/" + action, form).statusCode()).isEqualTo(403);
        }
        assertThat(rows.realtime().fetchCount(SELECTED_RECORD)).isZero();
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void givesPartsOfThePageToThoseThatAreOpen() {
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var viewer = viewer();

        assertThat(viewer.fragment("/quarantine?state=all").body().strip())
                .startsWith("<div id=\"records\"")
                .contains("hx-get=\"/quarantine?state=all\"");
        assertThat(viewer.fragment("/quarantine/groups").body().strip()).startsWith("<section id=\"groups\"");
        assertThat(viewer.get("/quarantine/groups").statusCode()).isEqualTo(302);
        assertThat(viewer.fragment("/quarantine/transactions-topic/1-0/17")
                        .body()
                        .strip())
                .startsWith("<div id=\"record\"");
    }

    private static Map<String, String> replayOf(String offset, int most) {
        return Map.of(
                "id", "transactions-topic/1-0/" + offset, "most", String.valueOf(most), "reason", "rates have come");
    }

    private static Map<String, String> edit(Map<String, String> changed) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", "transactions-topic/1-0/17");
        fields.put("most", "1");
        fields.putAll(changed);
        return fields;
    }

    private List<Long> selectedOffsets() {
        return rows.realtime().fetchValues(SELECTED_RECORD.LOG_OFFSET).stream()
                .sorted()
                .toList();
    }

    private static List<Integer> numbers(String body) {
        return RECORD.matcher(body)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    /** Opens a page with a form and sends the form to where it goes, with its own token. */
    private static HttpResponse<String> submit(HttpConsole console, String page, Map<String, String> typed) {
        return console.post(page.substring(0, page.indexOf('?')), console.filled(page, typed));
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
