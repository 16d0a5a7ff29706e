package com.globalmart.batch.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.StoppedLoad;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ranges of business dates: every date once, ascending, and no further than the first that fails. */
@NightlyTest
class BackfillTests {

    private static final LocalDate LAST = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void landTheShop() {
        var shop = new Shop();
        Shop.startOver(landing, LAST);
        shop.deliver(landing, 0, shop.size());
    }

    @Test
    void runsTheNightsThatAreMissing() {
        assertThat(operators.run("nightly", LAST.minusDays(3))).isEqualTo("COMPLETED");

        assertThat(ask(LAST.minusDays(3), LAST, "missing"))
                .startsWith("DONE backfill")
                .endsWith("begins with 2026-03-12");

        awaitState("DONE");
        assertThat(dates())
                .containsExactly(
                        "2026-03-11 SKIPPED it is published", "2026-03-12 DONE", "2026-03-13 DONE", "2026-03-14 DONE");
        assertThat(published()).isSorted().hasSize(4);
        assertThat(ask(LAST.minusDays(3), LAST, "missing")).contains("is done: there is nothing to do");
        assertThat(ask(LAST.minusDays(1), LAST, "rebuild")).contains("begins with 2026-03-13");
        awaitState("DONE");
    }

    @Test
    void standsAtADateThatFailsUntilItIsResumed() {
        assertThat(operators.run("nightly", LAST.minusDays(2))).isEqualTo("COMPLETED");
        warehouse.update("""
                insert into quality.duplicate
                select 'transactions-topic', 1::smallint, 0, 99990, max(load_id) + 1, gen_random_uuid(), 1::smallint, 0, 1, 5
                from warehouse.load
                """); // the next night does not pass its gate

        ask(LAST.minusDays(1), LAST, "missing");

        awaitState("FAILED");
        assertThat(dates().getFirst()).startsWith("2026-03-13 FAILED execution").endsWith("ended FAILED");
        assertThat(dates().getLast()).isEqualTo("2026-03-14 WAITING");
        assertThat(ask(LAST.minusDays(1), LAST, "failed")).contains("begins with 2026-03-13");
        awaitState("FAILED");

        warehouse.update("delete from quality.duplicate where log_offset = 99990");
        assertThat(operators.outcome(operators.request("resume_backfill", Map.of("backfill", "0"))))
                .startsWith("REFUSED");
        assertThat(operators.outcome(operators.request("resume_backfill", Map.of("backfill", Long.toString(newest())))))
                .startsWith("DONE");
        awaitState("DONE");
        assertThat(published()).containsExactly(LAST.minusDays(2), LAST.minusDays(1));
    }

    @Test
    void goesOnBehindANightThatWasReleasedMeanwhile() {
        assertThat(operators.run("nightly", LAST.minusDays(2))).isEqualTo("COMPLETED");
        warehouse.update("""
                insert into quality.duplicate
                select 'transactions-topic', 1::smallint, 0, 99990, max(load_id) + 1, gen_random_uuid(), 1::smallint, 0, 1, 5
                from warehouse.load
                """);
        ask(LAST.minusDays(1), LAST, "missing");
        awaitState("FAILED");
        assertThat(operators.outcome(StoppedLoad.release("chief", "known"))).startsWith("DONE");
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");

        operators.outcome(operators.request("resume_backfill", Map.of("backfill", Long.toString(newest()))));

        awaitState("DONE");
        assertThat(dates()).containsExactly("2026-03-13 SKIPPED it is published", "2026-03-14 DONE");
    }

    @Test
    void oneRunsAtATimeAndIsStopped() {
        ask(LAST.minusDays(40), LAST, "missing");

        assertThat(ask(LAST, LAST, "missing")).startsWith("REFUSED").contains("runs: wait for its end or stop it");
        assertThat(operators.outcome(operators.request("stop_backfill", Map.of("backfill", Long.toString(newest())))))
                .startsWith("DONE")
                .endsWith("begins no other date");

        assertThat(state()).isEqualTo("STOPPED");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> warehouse
                        .queryForList("select status from warehouse.load where status = 'OPEN'")
                        .isEmpty());
        assertThat(published()).hasSizeLessThan(40);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(ask(LAST, LAST.minusDays(1), "missing"))
                .startsWith("REFUSED from is 2026-03-14 and to is 2026-03-13");
        assertThat(ask(LAST, LAST, "everything"))
                .isEqualTo("REFUSED mode is \"everything\", expected missing, failed or rebuild");
        assertThat(operators.outcome(operators.request("backfill", Map.of("from", "today", "to", "2026-03-14"))))
                .isEqualTo("REFUSED from is \"today\", expected a day as 2026-03-14");
        assertThat(operators.outcome(operators.request("stop_backfill", Map.of("backfill", "x"))))
                .startsWith("REFUSED");
    }

    private String ask(LocalDate from, LocalDate to, String mode) {
        return operators.outcome(
                operators.request("backfill", Map.of("from", from.toString(), "to", to.toString(), "mode", mode)));
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> state().equals(state));
    }

    private String state() {
        return warehouse.queryForObject(
                "select state from ops.backfill order by backfill_id desc limit 1", String.class);
    }

    private long newest() {
        return warehouse.queryForObject("select max(backfill_id) from ops.backfill", Long.class);
    }

    /** Of the newest. */
    private List<String> dates() {
        return warehouse.queryForList("""
                select concat_ws(' ', business_date, state, case when state <> 'DONE' then outcome end) from ops.backfill_date
                where backfill_id = (select max(backfill_id) from ops.backfill) order by business_date
                """, String.class);
    }

    private List<LocalDate> published() {
        return warehouse.queryForList(
                "select business_date from warehouse.load where status = 'PUBLISHED' order by load_id",
                LocalDate.class);
    }
}
