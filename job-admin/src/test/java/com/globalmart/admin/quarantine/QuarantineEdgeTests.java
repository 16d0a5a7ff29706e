package com.globalmart.admin.quarantine;

import static com.globalmart.jooq.realtime.Tables.SELECTED_RECORD;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.RefusedRows;
import com.globalmart.admin.Rows;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What forms send that nobody typed, and records that a form cannot hold. */
@ConsoleTest
class QuarantineEdgeTests {

    private static final String ALL = "/quarantine/replay?topic=transactions-topic&reasonCode=UNKNOWN_COUNTRY";

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

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void asksForNothingWhereAFormMeansNone(String most) {
        refused.quarantined(load, 1, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = operator();
        var which = Map.of("topic", "transactions-topic", "reasonCode", "UNKNOWN_COUNTRY", "most", most);

        var answer = operator.post("/quarantine/replay", operator.filled(ALL, which));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;most&quot;");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void offersNothingForAReasonOfWhichOnlyAnOpenLoadHasRecords() {
        refused.quarantined(refused.openLoad("2026-03-15"), 1, "UNKNOWN_COUNTRY", RefusedRows.SALE);

        var page = operator().get("/quarantine").body();

        assertThat(page).contains("UNKNOWN_COUNTRY").doesNotContain("Replay all…", "Edit all…", "Discard all…");
    }

    @Test
    void refusesToReplayWithAValueThatTheNextLoadWouldRefuseAgain() {
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE);
        var operator = operator();
        var page = "/quarantine/edit?id=transactions-topic/1-0/17";
        var typed = Map.of("id", "transactions-topic/1-0/17", "most", "1", "field.country", "Germny");

        var answer = operator.post("/quarantine/edit", operator.filled(page, typed));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not in the reference data");
        assertThat(rows.realtime().fetchCount(SELECTED_RECORD)).isZero();
    }

    @Test
    void showsAmountsInTheFormAsTheyAreAndCurrenciesThatHaveARate() {
        rows.warehouse().execute("""
                insert into warehouse.exchange_rate (rate_date, currency, rate) values ('2026-03-14', 'SEK', 0.09)
                on conflict do nothing""");
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", RefusedRows.SALE.replace("39.98", "10000000.50"));

        var page =
                operator().get("/quarantine/edit?id=transactions-topic/1-0/17").body();

        assertThat(page).contains("value=\"10000000.50\"", "value=\"SEK\"");
    }

    @Test
    void saysSoWhereARecordIsTooLongForAForm() {
        var sale = RefusedRows.SALE.replace("Atlantis", "国".repeat(9_000));
        refused.quarantined(load, 17, "UNKNOWN_COUNTRY", sale);
        var operator = operator();
        var page = operator.get("/quarantine/edit?id=transactions-topic/1-0/17");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("too long for a form");
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
