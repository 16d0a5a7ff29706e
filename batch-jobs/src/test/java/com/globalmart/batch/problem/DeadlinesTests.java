package com.globalmart.batch.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is expected of a night, by what the tables say; a job of our own, which nobody runs, has a deadline at 06:00 in Paris. */
class DeadlinesTests {

    private static final String JOB = "lateOne";
    private static final Instant AN_HOUR_BEFORE = Instant.parse("2030-03-15T04:00:00Z");
    private static final Instant A_MINUTE_BEHIND = Instant.parse("2030-03-15T05:01:00Z");

    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcClient runner = JdbcClient.create(Databases.as(Database.WAREHOUSE, "batch_runner"));

    @AfterEach
    void forget() {
        warehouse.execute("""
                delete from ops.qrtz_triggers where trigger_name = 'lateOne';
                delete from ops.qrtz_job_details where job_name = 'lateOne';
                delete from warehouse.load where business_date between '2030-03-13' and '2030-03-16';
                delete from ops.problem where subject like '2030-%';
                delete from ops.request where parameters ->> 'job' = 'lateOne';
                delete from ops.batch_job_execution_params where job_execution_id < -900;
                delete from ops.batch_job_execution where job_execution_id < -900;
                delete from ops.batch_job_instance where job_instance_id < -900;
                """);
    }

    @Test
    void whatIsNotPublishedByThenIsAtRiskUntilItIs() {
        assertThat(look(AN_HOUR_BEFORE)).isEmpty();

        assertThat(look(A_MINUTE_BEHIND))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("2030-03-14"))
                .satisfies(
                        finding -> assertThat(finding.sentence())
                                .startsWith(
                                        "2030-03-14 was to be published by 2030-03-15 06:00 and is expected at 2030-03-15 06:01"
                                                + " (Europe/Paris; nights take 0 min, the median of 0): no schedule lateOne asks for it."));

        warehouse.update("""
                insert into warehouse.load (business_date, status, published_at) values ('2030-03-14', 'PUBLISHED', now())
                """);
        assertThat(look(A_MINUTE_BEHIND)).isEmpty();
    }

    @Test
    void aNightThatRunsIsExpectedAfterTheMedianOfTheLast() {
        execution(-999, "2030-03-11", "2030-03-12T02:00:00", "2030-03-12T02:50:00", "COMPLETED");
        execution(-998, "2030-03-12", "2030-03-13T02:00:00", "2030-03-13T03:30:00", "COMPLETED");
        execution(-997, "2030-03-13", "2030-03-14T02:00:00", "2030-03-14T05:00:00", "COMPLETED");
        execution(-996, "2030-03-14", "2030-03-15T03:29:00", null, "STARTED");
        assertThat(look(AN_HOUR_BEFORE)).isEmpty();
        warehouse.update(
                "update ops.batch_job_execution set start_time = '2030-03-15T03:31:00' where job_execution_id = -996");

        assertThat(look(AN_HOUR_BEFORE)).singleElement().satisfies(finding -> {
            assertThat(finding.executionId()).isEqualTo(-996);
            assertThat(finding.sentence())
                    .contains("is to be published by 2030-03-15 06:00 and is expected at 2030-03-15 06:01")
                    .contains("nights take 90 min, the median of 3")
                    .contains("execution -996 runs since 2030-03-15 04:31");
        });
    }

    @Test
    void aNightThatFailedWaitsForItsScheduleUnlessItIsAskedFor() {
        schedule("2030-03-16T02:00:00Z", "WAITING");
        execution(-996, "2030-03-14", "2030-03-15T02:00:00", "2030-03-15T02:01:00", "FAILED");

        assertThat(look(AN_HOUR_BEFORE))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("is expected at 2030-03-16 03:00", "execution -996 is FAILED");

        warehouse.update("""
                insert into ops.request (kind, parameters, requested_by, idempotency_key, not_before)
                values ('launch', '{"job": "lateOne", "businessDate": "2030-03-14"}', 'test', gen_random_uuid()::text, 'infinity')
                """);
        assertThat(look(AN_HOUR_BEFORE)).isEmpty();
    }

    @Test
    void aScheduleThatIsPausedMayBeResumedAtAnyTime() {
        schedule("2030-03-16T02:00:00Z", "PAUSED");

        assertThat(look(AN_HOUR_BEFORE)).isEmpty();
        assertThat(look(A_MINUTE_BEHIND).getFirst().sentence()).contains("the schedule lateOne is paused");
    }

    @Test
    void whatIsExpectedInTimeAgainStaysOpenUntilItIsPublished() {
        warehouse.update("""
                insert into ops.problem (kind, subject, sentence) values ('deadline_at_risk', '2030-03-14', 'late')
                """);

        assertThat(look(AN_HOUR_BEFORE))
                .containsExactly(Finding.undecided(Problem.Kind.DEADLINE_AT_RISK, "2030-03-14"));
    }

    @Test
    void withoutADeadlineNothingIsLate() {
        assertThat(new Deadlines(runner, new DeadlineProperties(null, ZoneOffset.UTC, JOB), Clock.systemUTC()).look())
                .isEmpty();
    }

    private List<Finding> look(Instant now) {
        var properties = new DeadlineProperties(LocalTime.of(6, 0), ZoneId.of("Europe/Paris"), JOB);
        return new Deadlines(runner, properties, Clock.fixed(now, ZoneOffset.UTC))
                .look().stream()
                        .filter(finding -> finding.subject().equals("2030-03-14"))
                        .toList();
    }

    private void execution(long id, String businessDate, String started, @Nullable String ended, String status) {
        warehouse.update(
                "insert into ops.batch_job_instance (job_instance_id, job_name, job_key) values (?, ?, ?)",
                id,
                JOB,
                businessDate);
        warehouse.update("""
                insert into ops.batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time, status)
                values (?, 1, ?, ?::timestamp, ?::timestamp, ?::timestamp, ?)
                """, id, id, started, started, ended, status);
        warehouse.update("""
                insert into ops.batch_job_execution_params
                values (?, 'businessDate', 'java.time.LocalDate', ?, 'Y')
                """, id, businessDate);
    }

    /** None of it is due before 2030. */
    private void schedule(String next, String state) {
        warehouse.update("""
                insert into ops.qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent,
                    is_update_data, requests_recovery)
                values ('globalmart', ?, 'tests', 'none', true, true, true, false)
                """, JOB);
        warehouse.update("""
                insert into ops.qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                    trigger_state, trigger_type, start_time)
                values ('globalmart', ?, 'tests', ?, 'tests', ?, ?, 'CRON', 0)
                """, JOB, JOB, Instant.parse(next).toEpochMilli(), state);
    }
}
