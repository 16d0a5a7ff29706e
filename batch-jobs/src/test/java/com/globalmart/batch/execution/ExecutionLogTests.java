package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.StoppedLoad;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is logged while an execution runs is read back with it, and with no other. */
@NightlyTest
class ExecutionLogTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate console = Databases.as(Database.WAREHOUSE, "console_app");

    @BeforeEach
    void reset() {
        landing.reset();
    }

    @Test
    void hasTheStepAndTheWholeStackTraceOfAFailure() {
        assertThat(operators.run("nightly", DAY.minusDays(1))).isEqualTo("COMPLETED");
        StoppedLoad.ofNight(DAY);
        var execution = operators.lastExecution();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> lines(execution).contains("INFO - nightly execution %d ends FAILED".formatted(execution)));

        assertThat(lines(execution).getFirst()).startsWith("INFO - nightly execution %d starts".formatted(execution));
        assertThat(console.queryForList("""
                        select distinct stack_trace from ops.execution_log
                        where job_execution_id = ? and level = 'ERROR' and step_name = 'passGate' and stack_trace is not null
                        """, String.class, execution))
                .singleElement()
                .asString()
                .contains("GateStoppedException", "at com.globalmart.batch.quality.Gate.pass", "books_add_up");
    }

    @Test
    void hasNothingOfAnotherExecution() {
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        var first = operators.lastExecution();
        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");
        var second = operators.lastExecution();

        await().atMost(Duration.ofSeconds(10)).until(() -> lines(second).size() >= 2);

        assertThat(lines(first)).allMatch(line -> !line.contains("execution " + second));
        assertThat(lines(second)).allMatch(line -> !line.contains("execution " + first));
    }

    private List<String> lines(long execution) {
        return console.queryForList("""
                select concat_ws(' ', level, coalesce(step_name, '-'), message) from ops.execution_log
                where job_execution_id = ? order by line_id
                """, String.class, execution);
    }
}
