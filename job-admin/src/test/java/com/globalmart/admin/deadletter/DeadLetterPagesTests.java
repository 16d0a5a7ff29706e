package com.globalmart.admin.deadletter;

import static com.globalmart.jooq.realtime.Tables.DEAD_LETTER;
import static com.globalmart.jooq.realtime.Tables.SELECTED_LETTER;
import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class DeadLetterPagesTests {

    private static final Pattern LETTER = Pattern.compile("href=\"/dead-letters/transactions-topic/1-0/(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/dead-letters\\?[^\"]*after=[^\"]+)\"");
    private static final String GOOD = RefusedRows.SALE.replace("Atlantis", "France");

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
    void groupsByReasonAndListsTheNewestFirstPageByPage() {
        for (int offset = 1; offset <= 60; offset++) {
            refused.letter(offset, offset % 2 == 0 ? "NOT_JSON" : "MISSING_FIELD", "{");
        }
        var viewer = viewer();
        var seen = new ArrayList<Integer>();

        for (var address = "/dead-letters"; !address.isEmpty(); ) {
            var page = viewer.get(address).body();
            seen.addAll(numbers(page));
            var next = NEXT.matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates().startsWith(60, 59).endsWith(2, 1);
        assertThat(viewer.get("/dead-letters").body())
                .contains("MISSING_FIELD", "<b>30</b>", "A field that its contract requires is not there.")
                .doesNotContain("Redrive all");
        assertThat(numbers(viewer.get("/dead-letters?reasonCode=NOT_JSON&topic=transactions-topic")
                        .body()))
                .hasSize(30);
        assertThat(viewer.get("/dead-letters?state=mended").body()).contains("No letter fits.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic=x%27--",
                "reasonCode=(select+1)",
                "state=exploded",
                "after=now",
                "after=2026-99-99T00:00:00Z/a/1-0/1"
            })
    void refusesFiltersThatCannotBe(String query) {
        var answer = viewer().get("/dead-letters?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;" + query.substring(0, query.indexOf('=')) + "&quot;");
    }

    @Test
    void showsTextAsTextAndOtherBytesAsADump() {
        refused.letter(1, "NOT_JSON", "<img src=x onerror=alert(1)> [[${7*7}]] \u0007\u202e end");
        refused.letter("transactions-topic", 2, "NOT_JSON", new byte[] {(byte) 0xff, 0, 'h', 'i', '<', 'b', '>'});
        refused.letter("transactions-topic", 3, "EMPTY", null);
        var viewer = viewer();

        assertThat(viewer.get("/dead-letters/transactions-topic/1-0/1").body())
                .contains("&lt;img src=x onerror=alert(1)&gt; [[${7*7}]] \\u0007\\u202e end", "UTF-8")
                .doesNotContain("<img src=x", "\u0007", "Download");
        assertThat(viewer.get("/dead-letters/transactions-topic/1-0/2").body())
                .contains("7 bytes, not UTF-8", "ff 00 68 69 3c 62 3e", "..hi&lt;b&gt;");
        assertThat(viewer.get("/dead-letters/transactions-topic/1-0/3").body()).contains(">none<");
        assertThat(viewer.get("/dead-letters/transactions-topic/1-0/4").statusCode())
                .isEqualTo(404);
    }

    @Test
    void boundsAMegabyteAndSaysWhatIsCutOff() {
        refused.letter(1, "NOT_JSON", "ä".repeat(600_000));
        var operator = operator();

        var page = operator.get("/dead-letters/transactions-topic/1-0/1").body();

        assertThat(page)
                .contains("1,200,000 bytes, UTF-8 as far as shown; shown are the first 16,384, 1,183,616 are cut off")
                .hasSizeLessThan(60_000);
        var mend = operator.get("/dead-letters/mend?id=transactions-topic/1-0/1");
        assertThat(mend.statusCode()).isEqualTo(409);
        assertThat(mend.body())
                .contains("too many for a form", "dead-letters mend transactions-topic/1-0/1 --value FILE");
    }

    @Test
    void handsOutTheBytesAsAFileAndNotesWhoTookThem() {
        refused.letter(1, "NOT_JSON", "<script>alert(1)</script>");

        var answer = operator().get("/dead-letters/transactions-topic/1-0/1/value");

        assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"dead-letter.bin\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var noted = rows.warehouse().fetchSingle(AUDIT, AUDIT.ACTION.eq("download"));
        assertThat(noted.getActor()).isEqualTo("operator");
        assertThat(noted.getTarget()).isEqualTo("dead letter transactions-topic/1-0/1");
        assertThat(viewer().get("/dead-letters/transactions-topic/1-0/1/value").statusCode())
                .isEqualTo(403);
    }

    @Test
    void mendsALetterOnceHoweverOftenTheFormIsSent() {
        refused.letter(1, "NOT_JSON", "{\"country\":");
        var operator = operator();
        var page = "/dead-letters/mend?id=transactions-topic/1-0/1";
        assertThat(operator.get(page).body()).contains("{&quot;country&quot;:", "value=\"USER_7\"");
        var form = operator.filled(page, mended(GOOD.replace("\n", "\r\n")));

        assertThat(operator.post("/dead-letters/mend", form).statusCode()).isEqualTo(302);
        rows.realtime().execute("update landing.dead_letter set state = 'MENDED', request_id = 1, resolved_at = now()");
        assertThat(operator.post("/dead-letters/mend", form).statusCode()).isEqualTo(302);

        var request = rows.warehouse().fetchSingle(REQUEST);
        var selected = rows.realtime().fetchSingle(SELECTED_LETTER);
        assertThat(request.getKind()).isEqualTo("mend_dead_letters");
        assertThat(request.getParameters().data())
                .contains(selected.getSelectionId().toString(), "\"about\": \"dead letter transactions-topic/1-0/1\"");
        assertThat(new String(selected.getRecordValue(), UTF_8)).isEqualTo(GOOD);
        assertThat(new String(selected.getRecordKey(), UTF_8)).isEqualTo("USER_7");
        assertThat(operator.get("/dead-letters/transactions-topic/1-0/1").body())
                .contains("What was asked about it", "Mend dead letters by operator, open");
    }

    @Test
    void checksWhatIsToLandAsIngestWould() {
        refused.letter(1, "NOT_JSON", "{");
        var operator = operator();
        var page = "/dead-letters/mend?id=transactions-topic/1-0/1";

        var cut = submit(operator, page, mended("{\"country\":"));
        var missing = submit(operator, page, mended(GOOD.replace("user_id", "user")));
        var checked = new LinkedHashMap<>(mended(GOOD));
        checked.put("check", "true");
        var good = submit(operator, page, checked);

        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(cut.body()).contains("Ingest could not read it so.", "the value is not JSON");
        assertThat(missing.body()).contains("field user_id is not there or null, expected a value");
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).contains("Ingest can read it so.");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        assertThat(rows.realtime().fetchCount(SELECTED_LETTER)).isZero();
    }

    @Test
    void redrivesAllOfAReasonWithTheirBytesAndDiscardsWithout() {
        refused.letter(1, "MISSING_FIELD", "{}");
        refused.letter(2, "MISSING_FIELD", "{ }");
        refused.letter(3, "NOT_JSON", "<");
        var operator = operator();
        var all = Map.of("topic", "transactions-topic", "reasonCode", "MISSING_FIELD", "most", "2");

        submit(operator, "/dead-letters/redrive?topic=transactions-topic&reasonCode=MISSING_FIELD", all);
        assertThat(rows.realtime().fetchValues(SELECTED_LETTER.RECORD_VALUE))
                .extracting(bytes -> new String(bytes, UTF_8))
                .containsExactlyInAnyOrder("{}", "{ }");
        assertThat(rows.warehouse().fetchSingle(REQUEST).getParameters().data())
                .contains("2 dead letters: MISSING_FIELD of transactions-topic");

        rows.realtime().deleteFrom(SELECTED_LETTER).execute();
        var one = Map.of("id", "transactions-topic/1-0/3", "most", "1", "reason", "noise");
        submit(operator, "/dead-letters/discard?id=transactions-topic/1-0/3", one);
        assertThat(rows.realtime().fetchSingle(SELECTED_LETTER).getRecordValue())
                .isNull();
        assertThat(rows.warehouse()
                        .fetchSingle(REQUEST, REQUEST.KIND.eq("discard_dead_letters"))
                        .getReason())
                .isEqualTo("noise");
    }

    @Test
    void refusesWhatIsNotOpenAndADiscardWithoutAReason() {
        refused.letter(1, "NOT_JSON", "<");
        refused.letter(2, "NOT_JSON", "<");
        rows.realtime()
                .update(DEAD_LETTER)
                .set(DEAD_LETTER.STATE, "DISCARDED")
                .set(DEAD_LETTER.REQUEST_ID, 9L)
                .where(DEAD_LETTER.LOG_OFFSET.eq(1L))
                .execute();
        var operator = operator();

        var resolved = operator.get("/dead-letters/redrive?id=transactions-topic/1-0/1");
        var unreasoned = submit(
                operator,
                "/dead-letters/discard?id=transactions-topic/1-0/2",
                Map.of("id", "transactions-topic/1-0/2", "most", "1"));

        assertThat(resolved.statusCode()).isEqualTo(409);
        assertThat(resolved.body()).contains("is discarded by request 9: nothing was asked for");
        assertThat(unreasoned.statusCode()).isEqualTo(400);
        assertThat(rows.realtime().fetchCount(SELECTED_LETTER)).isZero();
    }

    @Test
    void refusesAViewerWithoutATrace() {
        refused.letter(1, "NOT_JSON", "<");
        var viewer = viewer();
        var form = Map.of(
                "_csrf",
                viewer.csrfOf("/"),
                "token",
                "2f0c9f6e-6a3f-4c8e-9c37-0e6a4f0a9b11",
                "id",
                "transactions-topic/1-0/1",
                "most",
                "1",
                "reason",
                "because",
                "value",
                GOOD);

        for (var action : List.of("mend", "redrive", "discard")) {
            assertThat(viewer.get("/dead-letters/" + action + "?id=transactions-topic/1-0/1")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(viewer.post("/dead-letters/" + action, form).statusCode())
                    .isEqualTo(403);
        }
        assertThat(rows.realtime().fetchCount(SELECTED_LETTER)).isZero();
    }

    private static Map<String, String> mended(String value) {
        return Map.of("id", "transactions-topic/1-0/1", "value", value, "key", "USER_7", "reason", "cut off");
    }

    private static List<Integer> numbers(String body) {
        return LETTER.matcher(body)
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
