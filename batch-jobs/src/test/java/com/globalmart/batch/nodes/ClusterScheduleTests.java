package com.globalmart.batch.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NodeProcess;
import com.globalmart.batch.Operators;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Schedules on two nodes: they fire each time once, whatever happens to nodes and connections. */
@TwoNodesTest
class ClusterScheduleTests {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final String EVERY_SECOND = "* * * * * ?";

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void start() throws IOException {
        TwoNodes.running();
        awaitRest();
        landing.reset();
    }

    @AfterEach
    void asItWas() throws IOException {
        faults.close();
        TwoNodes.running();
        edit("retention", "0 0 6 * * ?");
        edit("nightly", "0 0 2 * * ?");
        awaitRest();
    }

    /** S1, with {@code -Dsoak=true} 200 times. */
    @Test
    void eachFiringOfTwoNodesIsOneRequest() {
        int times = SOAK ? 200 : 20;
        edit("retention", EVERY_SECOND);
        await().atMost(Duration.ofSeconds(times + 60)).until(() -> requests() > times);
        edit("retention", "0 0 6 * * ?");

        assertThat(warehouse.queryForMap("""
                        select count(distinct reason) as times, count(*) as requests,
                               extract(epoch from max(substr(reason, 15)::timestamptz) - min(substr(reason, 15)::timestamptz))::bigint + 1
                                   as seconds
                        from ops.request where requested_by = 'schedule'
                        """)).satisfies(seen -> {
            System.out.printf("a schedule of one second: %s%n", seen);
            assertThat(seen.get("requests")).isEqualTo(seen.get("times")).isEqualTo(seen.get("seconds"));
        });
        awaitRest();
        assertThat(warehouse.queryForList(
                        "select distinct state || ' ' || substr(outcome, 1, 9) from ops.request where requested_by = 'schedule'",
                        String.class))
                .containsExactly("DONE execution");
        assertThat(overlapping())
                .as("executions beside another of their job (S9)")
                .isZero();
        Invariants.assertHold();
    }

    /** S9: the request of the next time waits, says for what, and is carried out afterwards. */
    @Test
    void aJobThatStillRunsIsNotStartedBesideItself() throws Exception {
        faults.gate("ops.retention", "true");
        try (var gate = Faults.shutGate()) {
            edit("retention", "0/2 * * * * ?");
            await().atMost(Duration.ofSeconds(30)).until(faults::isSomebodyAtTheGate);
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting().size() > 2);
            edit("retention", "0 0 6 * * ?");
            assertThat(waiting()).allMatch(outcome -> outcome.startsWith("retention still runs: execution "));
            assertThat(warehouse.queryForObject("select count(*) from ops.batch_job_execution", Long.class))
                    .isEqualTo(1);
        }
        faults.close();
        awaitRest();
        assertThat(warehouse.queryForObject("select count(*) from ops.request where state <> 'DONE'", Long.class))
                .isZero();
    }

    /** S4, S5 and S11: operators' times and what was missed outlive nodes that come and go. */
    @Test
    void nightsThatWereMissedWhileAllNodesWereDownAreMadeUpForInOrder() throws Exception {
        edit("nightly", "0 0 1 * * ?");
        var today = LocalDate.now(ZoneOffset.UTC);
        var missed = today.minusDays(2).atTime(1, 0).toInstant(ZoneOffset.UTC);
        TwoNodes.running().terminate();
        warehouse.update("""
                update ops.qrtz_triggers set start_time = 0, next_fire_time = ?
                where sched_name = 'globalmart' and trigger_name = 'nightly'
                """, missed.toEpochMilli());
        var expected = today.minusDays(2)
                .datesUntil(
                        Instant.now().isBefore(today.atTime(1, 0).toInstant(ZoneOffset.UTC))
                                ? today
                                : today.plusDays(1))
                .map(day -> day.minusDays(1).toString())
                .toList();

        TwoNodes.running();

        await().atMost(Duration.ofSeconds(60)).until(() -> requests() == expected.size());
        awaitRest();
        assertThat(warehouse.queryForList(
                        "select business_date::text from warehouse.load where status = 'PUBLISHED' order by load_id",
                        String.class))
                .isEqualTo(expected);
        assertThat(warehouse.queryForList(
                        "select cron_expression from ops.qrtz_cron_triggers where trigger_name = 'nightly'",
                        String.class))
                .containsExactly("0 0 1 * * ?");
        try (var third = NodeProcess.start()) { // as a new version beside the old ones
            third.awaitId();
            assertThat(warehouse.queryForList(
                            "select cron_expression from ops.qrtz_cron_triggers where trigger_name = 'nightly'",
                            String.class))
                    .containsExactly("0 0 1 * * ?");
            assertThat(requests()).isEqualTo(expected.size());
            third.terminate();
        }
    }

    /** S6: the schedulers' connections are ended all the time; with {@code -Dsoak=true} for a minute. */
    @Test
    void noTriggerStaysStuckWhenConnectionsAreEndedAllTheTime() throws Exception {
        edit("retention", EVERY_SECOND);
        var end = Instant.now().plusSeconds(SOAK ? 60 : 10);
        var role = Databases.as(Database.WAREHOUSE, "batch_runner");
        while (Instant.now().isBefore(end)) {
            role.queryForList("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name = 'globalmart-batch-jobs' and query ilike '%qrtz_%'
                    """, Boolean.class);
            Thread.sleep(50);
        }
        var before = requests();
        await().atMost(Duration.ofSeconds(90)).until(() -> requests() > before + 5);
        edit("retention", "0 0 6 * * ?");
        awaitRest();
        await().atMost(Duration.ofSeconds(60)).until(() -> warehouse.queryForObject("""
                        select count(*) from ops.qrtz_triggers
                        where sched_name = 'globalmart' and trigger_state not in ('WAITING', 'PAUSED')
                        """, Long.class) == 0);
        assertThat(warehouse.queryForObject("""
                        select count(*) - count(distinct reason) from ops.request where requested_by = 'schedule'
                        """, Long.class))
                .as("times that were requested twice")
                .isZero();
        Invariants.assertHold();
    }

    private void edit(String schedule, String cron) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operators
                        .outcome(operators.request("edit_schedule", Map.of("schedule", schedule, "cron", cron)))
                        .startsWith("DONE"));
    }

    private long requests() {
        return warehouse.queryForObject("select count(*) from ops.request where requested_by = 'schedule'", Long.class);
    }

    private List<String> waiting() {
        return warehouse.queryForList(
                "select outcome from ops.request where state = 'OPEN' and outcome is not null", String.class);
    }

    private long overlapping() {
        return warehouse.queryForObject("""
                select count(*) from ops.batch_job_execution a join ops.batch_job_execution b
                    on b.job_execution_id > a.job_execution_id and b.create_time < a.end_time
                """, Long.class);
    }

    private void awaitRest() {
        await().atMost(Duration.ofMinutes(5)).until(() -> warehouse.queryForObject("""
                        select (select count(*) from ops.request where state = 'OPEN')
                               + (select count(*) from ops.batch_job_execution where status in ('STARTING', 'STARTED', 'STOPPING'))
                        """, Long.class) == 0);
    }
}
