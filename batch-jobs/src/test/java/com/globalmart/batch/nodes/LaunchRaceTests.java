package com.globalmart.batch.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many ask for the same at once, of both nodes: one execution, and whoever is refused hears which (B5, B6, B7). */
@TwoNodesTest
class LaunchRaceTests {

    private static final int REQUESTS = 50;
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void start() throws IOException {
        TwoNodes.running();
        Shop.startOver(landing, YESTERDAY);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    /** A failed night is launched 24 times and restarted 25 times by people, and launched by its schedule. */
    @Test
    void ofFiftyLaunchesAndRestartsOneStarts() throws SQLException {
        race();
    }

    @RepeatedTest(19)
    @EnabledIfSystemProperty(named = "soak", matches = "true")
    void ofFiftyLaunchesAndRestartsOneStartsAgainAndAgain() throws SQLException {
        race();
    }

    private void race() throws SQLException {
        faults.refuse("warehouse.load_book", "true");
        assertThat(operators.run("nightly", YESTERDAY)).isEqualTo("FAILED");
        var failed = operators.lastExecution();
        faults.close();
        faults.gate("warehouse.load_book", "true"); // it runs as long as others ask
        try (var gate = Faults.shutGate()) {
            fireTheScheduleInASecond();
            var byPeople = IntStream.range(0, REQUESTS - 1)
                    .mapToObj(number -> number % 2 == 0
                            ? operators.request("restart", Map.of("execution", Long.toString(failed)))
                            : operators.request(
                                    "launch", Map.of("job", "nightly", "businessDate", YESTERDAY.toString())))
                    .toList();
            byPeople.forEach(operators::outcome);
            await().atMost(Duration.ofSeconds(20)).until(() -> outcomes().size() == REQUESTS);
        }
        var started = operators.lastExecution();
        assertThat(operators.awaitEnd(started)).isEqualTo("COMPLETED");
        assertThat(warehouse.queryForList(
                        "select job_execution_id from ops.batch_job_execution order by 1", Long.class))
                .containsExactly(failed, started);
        var refused = outcomes().stream()
                .filter(outcome -> outcome.startsWith("REFUSED"))
                .toList();
        assertThat(refused)
                .hasSize(REQUESTS - 1)
                .allSatisfy(
                        outcome -> assertThat(outcome).contains("is already running: execution %d".formatted(started)));
        assertThat(warehouse.queryForList(
                        "select distinct job_execution_id from ops.request where state = 'REFUSED'", Long.class))
                .as("execution that the refusals lead to")
                .containsExactly(started);
        assertThat(warehouse.queryForObject("select count(distinct node_id) from ops.request", Long.class))
                .as("nodes that took requests")
                .isEqualTo(2);
        Invariants.assertHold();
    }

    /** Outcomes of what people and the schedule asked of the failed night. */
    private List<String> outcomes() {
        return warehouse.queryForList("""
                        select state || ' ' || outcome from ops.request
                        where state <> 'OPEN' and kind in ('launch', 'restart')
                          and request_id > (select min(request_id) from ops.request)
                        """, String.class);
    }

    private void fireTheScheduleInASecond() {
        var soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);
        assertThat(operators.outcome(operators.request(
                        "edit_schedule",
                        Map.of(
                                "schedule",
                                "nightly",
                                "cron",
                                "%d %d %d * * ?".formatted(soon.getSecond(), soon.getMinute(), soon.getHour())))))
                .startsWith("DONE");
    }

    @Test
    void differentJobsAtTheSameInstantAllStart() {
        for (int round = 0; round < 20; round++) {
            var reference = operators.request("launch", Map.of("job", "reference"));
            var retention = operators.request("launch", Map.of("job", "retention"));

            assertThat(List.of(operators.outcome(reference), operators.outcome(retention)))
                    .allMatch(outcome -> outcome.startsWith("DONE"));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> warehouse.queryForObject(
                                "select count(*) from ops.batch_job_execution where status <> 'COMPLETED'", Long.class)
                        == 0);
        assertThat(warehouse.queryForObject("select count(*) from ops.batch_job_execution", Long.class))
                .isEqualTo(40);
    }

    @Test
    void whatIsCompleteIsRefusedWithASentence() {
        assertThat(operators.run("nightly", YESTERDAY)).isEqualTo("COMPLETED");
        var complete = operators.lastExecution();

        assertThat(operators.outcome(operators.request(
                        "launch", Map.of("job", "nightly", "businessDate", YESTERDAY.toString(), "attempt", "1"))))
                .startsWith(
                        "REFUSED nightly (attempt 1, businessDate %s) is already complete: execution %d, COMPLETED since "
                                .formatted(YESTERDAY, complete));
    }
}
