package com.globalmart.batch.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Landing.Line;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is kept for a while goes when its time has come, and nothing else does; a preview only counts. */
@NightlyTest
class RetentionTests {

    private static final LocalDate MONTH_END = LocalDate.parse("2026-01-31");
    private static final LocalDate EXPIRED = LocalDate.parse("2026-02-01");
    private static final LocalDate LAST_KEPT = LocalDate.parse("2026-02-02");
    private static final LocalDate NEWEST = LAST_KEPT.plusDays(34);

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcTemplate realtime = Databases.as(Database.REALTIME, "migrator");

    @BeforeEach
    void startOver() {
        landing.reset();
    }

    @Test
    void ofTheNightlyTablesTheLastDatesAndTheEndsOfMonthsStay() {
        sell(MONTH_END);
        for (var date : List.of(MONTH_END, EXPIRED, LAST_KEPT, NEWEST)) {
            assertThat(operators.run("nightly", date)).isEqualTo("COMPLETED");
        }
        var totals = totals();

        assertThat(operators.awaitEnd(operators.launch("retention", Map.of("preview", "true"))))
                .isEqualTo("COMPLETED");
        assertThat(judgedDates()).containsExactly(MONTH_END, EXPIRED, LAST_KEPT, NEWEST);
        assertThat(warehouse.queryForMap(
                        "select due, oldest::text, dropped from ops.retention where what = 'nightly tables'"))
                .containsEntry("due", 4L) // a customer, its scores, its segment, a product
                .containsEntry("oldest", EXPIRED.toString())
                .containsEntry("dropped", null);

        assertThat(operators.run("retention")).isEqualTo("COMPLETED");

        assertThat(judgedDates()).containsExactly(MONTH_END, LAST_KEPT, NEWEST);
        assertThat(totals()).isEqualTo(totals);
        assertThat(warehouse.queryForObject(
                        "select dropped from ops.retention where what = 'nightly tables'", Long.class))
                .isEqualTo(4);
        assertThat(operators.awaitEnd(
                        operators.launch("nightly", Map.of("businessDate", EXPIRED.toString(), "attempt", "2"))))
                .isEqualTo("COMPLETED");
        assertThat(judgedDates()).as("a night that is run again judges nothing").doesNotContain(EXPIRED);
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "rebuild", "from", EXPIRED.toString()))))
                .startsWith("REFUSED");
        Invariants.assertHold();
    }

    @Test
    void settledQuarantineGoesAfterItsRecords() {
        for (int record = 0; record < 4; record++) {
            sellIn("Atlantis", NEWEST);
        }
        assertThat(operators.run("nightly", NEWEST)).isEqualTo("COMPLETED");
        assertThat(quarantined()).containsExactly(0L, 1L, 2L, 3L);
        settle(0, 91);
        settle(2, 89); // not long enough
        settle(3, 91); // landing still has it
        realtime.update("insert into landing.dropped_position values ('transactions-topic', 1, 0, 3)");

        assertThat(operators.run("retention")).isEqualTo("COMPLETED");

        assertThat(quarantined()).as("1 is open").containsExactly(1L, 2L, 3L);
    }

    @Test
    void ofJobHistoryTheNewestExecutionsStay() {
        assertThat(operators.run("checks")).isEqualTo("COMPLETED");
        var old = operators.lastExecution();
        assertThat(operators.run("nightly", NEWEST)).isEqualTo("COMPLETED");
        var newestOfItsJob = operators.lastExecution();
        warehouse.update("""
                update ops.batch_job_execution
                set create_time = create_time - interval '91 days', start_time = start_time - interval '91 days',
                    end_time = end_time - interval '91 days'
                """);
        assertThat(operators.run("checks")).isEqualTo("COMPLETED");
        var young = operators.lastExecution();

        assertThat(operators.run("retention")).isEqualTo("COMPLETED");

        assertThat(warehouse.queryForList(
                        "select job_execution_id from ops.batch_job_execution order by 1", Long.class))
                .containsExactly(newestOfItsJob, young, operators.lastExecution())
                .doesNotContain(old);
        assertThat(warehouse.queryForObject("select count(*) from ops.batch_job_instance", Integer.class))
                .isEqualTo(3);
    }

    @Test
    void ofProblemsThoseStayThatAreOpenOrWereNotLongAgo() {
        warehouse.update("""
                insert into ops.problem (kind, subject, sentence, opened_at, closed_at)
                select 'execution_recovered', days::text, '', now() - interval '1 year', now() - make_interval(days => days)
                from unnest(array[89, 91]) as days
                """);
        warehouse.update("insert into ops.alert (problem_id, channel) select problem_id, 'mail' from ops.problem");

        assertThat(operators.run("retention")).isEqualTo("COMPLETED");

        assertThat(warehouse.queryForList(
                        "select subject from ops.problem join ops.alert using (problem_id)", String.class))
                .containsExactly("89");
        assertThat(warehouse.queryForList("select subject from ops.problem where subject = '91'"))
                .isEmpty();
    }

    @Test
    void asksForTrueOrFalse() {
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "retention", "preview", "maybe"))))
                .isEqualTo("REFUSED preview is \"maybe\", expected true or false");
    }

    private void sell(LocalDate day) {
        sellIn("USA", day);
    }

    private void sellIn(String country, LocalDate day) {
        landing.saleIn(
                country,
                UUID.randomUUID(),
                day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                "customer-1",
                List.of(new Line("product-1", 1, "9.99")));
    }

    private void settle(long offset, int daysAgo) {
        warehouse.update("""
                update quality.quarantine
                set state = 'DISCARDED', request_id = 1, resolved_at = now() - make_interval(days => ?) where log_offset = ?
                """, daysAgo, offset);
    }

    private List<Long> quarantined() {
        return warehouse.queryForList("select log_offset from quality.quarantine order by 1", Long.class);
    }

    private List<LocalDate> judgedDates() {
        return warehouse.queryForList("""
                select analysis_date from warehouse.rfm_analysis
                intersect select analysis_date from warehouse.customer_segments
                order by 1
                """, LocalDate.class);
    }

    private List<Map<String, Object>> totals() {
        return warehouse.queryForList("select * from bi.daily_sales order by event_day, dimension, member");
    }
}
