package com.globalmart.cli.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.landing.SelectionRequests;
import com.globalmart.cli.quarantine.Quarantine.Filter;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists and selects in the role of the console, as the command does. */
class QuarantineTests {

    private static final String SALES = "transactions-topic";

    private final JdbcClient realtime = RealDatabases.owner(Database.REALTIME);
    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final Printed printed = new Printed();

    @BeforeEach
    void quarantineFour() {
        RealDatabases.clean();
        load(1, "PUBLISHED");
        load(2, "OPEN");
        quarantine(1, 10, "UNKNOWN_COUNTRY", "19.90");
        quarantine(1, 11, "NO_EXCHANGE_RATE", "5.00");
        quarantine(1, 12, "NO_EXCHANGE_RATE", "7.50");
        quarantine(2, 13, "NO_EXCHANGE_RATE", "1.00");
    }

    @Test
    void listsWithASummaryAndEscapesWhatRecordsSay() {
        new QuarantineView(printed.out())
                .print(new Quarantine(RealDatabases.get()), new Filter(SALES, "NO_EXCHANGE_RATE", State.OPEN), 2);

        assertThat(printed.text())
                .contains("NO_EXCHANGE_RATE  OPEN         3                 13.5000")
                .contains("transactions-topic/1-0/13", "found \\u001b[2J")
                .endsWith("(2 of 3; --limit shows more)\n")
                .doesNotContain("\u001b");
    }

    @Test
    void showsARecordInTheFieldsOfItsContract() {
        new QuarantineView(printed.out()).print(new Quarantine(RealDatabases.get()).get(id(10)));

        assertThat(printed.text())
                .startsWith("quarantined record transactions-topic/1-0/10\n")
                .contains("  worth      19.9000 in its own currency\n", "  load       1, published;")
                .endsWith("    {\n      \"country\" : \"Nowhere\"\n    }\n");
    }

    @Test
    void selectsWhatIsOpenOfPublishedLoadsWithItsEdit() {
        ask(new Selection.Open(null, "NO_EXCHANGE_RATE"), "{\"currency\": \"EUR\"}");

        assertThat(selected())
                .containsExactly(
                        "transactions-topic/1-0/11 {\"currency\": \"EUR\"}",
                        "transactions-topic/1-0/12 {\"currency\": \"EUR\"}");
        assertThat(warehouse
                        .sql("select concat_ws('|', r.kind, a.target, r.reason, r.state) from ops.request r"
                                + " join ops.audit a using (request_id)")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "replay_quarantined|2 quarantined records: NO_EXCHANGE_RATE of all topics|rates came|OPEN");
    }

    @Test
    void refusesWhatIsNotThereNotOpenOrNotPublished() {
        warehouse
                .sql(
                        "update quality.quarantine set state = 'DISCARDED', request_id = 7, resolved_at = '2026-03-15 08:00:00Z'"
                                + " where log_offset = 11")
                .update();

        assertRefused(
                11,
                "quarantined record transactions-topic/1-0/11 is DISCARDED since 2026-03-15 08:00:00 UTC (request 7):");
        assertRefused(13, "quarantined record transactions-topic/1-0/13 is of load 2, which is not published yet:");
        assertRefused(99, "no quarantined record transactions-topic/1-0/99; ./globalmart quarantine lists them");
        assertThat(selected()).isEmpty();
    }

    private void assertRefused(long offset, String message) {
        assertThatThrownBy(() -> ask(new Selection.Named(List.of(id(10), id(offset))), null))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith(message);
    }

    private void ask(Selection selection, @Nullable String edit) {
        var requests = new LandingRequests(RealDatabases.get(), Duration.ZERO, printed.out());
        new SelectionRequests(requests, what -> true, printed.out())
                .ask(
                        "replay_quarantined",
                        "replaying",
                        new OpenRecords(RealDatabases.get(), edit),
                        selection,
                        "rates came");
    }

    private List<String> selected() {
        return realtime.sql("""
                        select topic || '/' || generation || '-' || partition || '/' || log_offset || ' ' || edit
                        from landing.selected_record order by log_offset""").query(String.class).list();
    }

    private static RecordId id(long offset) {
        return new RecordId(SALES, 1, 0, offset);
    }

    private void load(int id, String status) {
        warehouse
                .sql(
                        "insert into warehouse.load (load_id, business_date, status, published_at) overriding system value"
                                + " values (:id, date '2026-03-13' + :id, :status, case when :status = 'PUBLISHED' then now() end)")
                .param("id", id)
                .param("status", status)
                .update();
    }

    private void quarantine(int load, long offset, String reason, String amount) {
        warehouse
                .sql("""
                        insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id, reason,
                            detail, identity, occurred_at, amount, payload)
                        values (:topic, 1, 0, :offset, :load, 1, :reason, E'found \\u001b[2J', 'x', now(), :amount::numeric,
                            '{"country": "Nowhere"}')""")
                .param("topic", SALES)
                .param("offset", offset)
                .param("load", load)
                .param("reason", reason)
                .param("amount", amount)
                .update();
    }
}
