package com.globalmart.batch.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.db.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schedule in the database: it inserts requests, also for nights that were missed, and operators' changes stay. */
@NightlyTest
class ScheduleTests {

    private static final TriggerKey TRIGGER = TriggerKey.triggerKey("nightly", "jobs");

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private Schedules schedules;

    @Autowired
    private Clock clock;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void reset() {
        landing.reset();
    }

    @AfterEach
    void asItWas() throws SchedulerException {
        scheduler.unscheduleJob(TRIGGER);
        schedules.createOnce();
        awaitExecutions();
    }

    @Test
    void firesAtTwoOClockUtcAndMakesUpForEveryMissedNight() {
        assertThat(warehouse.queryForMap("""
                        select cron_expression, time_zone_id, misfire_instr::integer, trigger_state
                        from ops.qrtz_triggers join ops.qrtz_cron_triggers using (sched_name, trigger_name, trigger_group)
                        where sched_name = 'globalmart' and trigger_name = 'nightly'
                        """))
                .containsEntry("cron_expression", "0 0 2 * * ?")
                .containsEntry("time_zone_id", "UTC")
                .containsEntry("misfire_instr", -1)
                .containsEntry("trigger_state", "WAITING");
    }

    /** Says whether anybody has made one of it from its bytes. */
    static final class Poison implements Serializable {

        private static boolean isSwallowed;

        private void readObject(ObjectInputStream bytes) {
            isSwallowed = true;
        }
    }

    @Test
    void makesNoObjectOfTheBytesThatSomebodyPutsIntoItsTables() throws IOException, SchedulerException {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new Poison());
        }
        warehouse.update(
                "update ops.qrtz_job_details set job_data = ? where job_name = 'retention'", bytes.toByteArray());

        var data = scheduler.getJobDetail(JobKey.jobKey("retention", "jobs")).getJobDataMap();

        assertThat(Poison.isSwallowed).isFalse();
        assertThat(data.getWrappedMap().values()).allMatch(String.class::isInstance);
    }

    @Test
    void twoFiringsOfADayAreOneRequestForTheDayBefore() throws SchedulerException {
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);

        scheduler.triggerJob(JobKey.jobKey("nightly", "jobs"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !requested().isEmpty());
        scheduler.triggerJob(JobKey.jobKey("nightly", "jobs"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> warehouse
                        .queryForList("select 1 from ops.qrtz_fired_triggers where sched_name = 'globalmart'")
                        .isEmpty());

        assertThat(requested()).containsExactly(yesterday.toString());
        assertThat(warehouse.queryForMap("select actor, action, target from ops.audit"))
                .containsEntry("actor", "schedule")
                .containsEntry("action", "launch")
                .containsEntry("target", "nightly");
    }

    @Test
    void missedNightsAreRequestedWithTheDatesTheyWereMeantForAndRunInOrder() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var missed = twoOClock(today.minusDays(2));
        warehouse.update("""
                update ops.qrtz_triggers set start_time = 0, next_fire_time = ?
                where sched_name = 'globalmart' and trigger_name = 'nightly'
                """, missed.toEpochMilli());
        var expected = today.minusDays(2)
                .datesUntil(clock.instant().isBefore(twoOClock(today)) ? today : today.plusDays(1))
                .map(day -> day.minusDays(1).toString())
                .toList();

        await().atMost(Duration.ofSeconds(30)).until(() -> requested().size() == expected.size());

        assertThat(requested()).isEqualTo(expected);
        awaitExecutions();
        assertThat(warehouse.queryForList(
                        "select business_date::text from warehouse.load where status = 'PUBLISHED' order by load_id",
                        String.class))
                .isEqualTo(expected);
    }

    @Test
    void whatOperatorsChangedSurvivesTheNextStart() throws SchedulerException {
        scheduler.rescheduleJob(
                TRIGGER,
                TriggerBuilder.newTrigger()
                        .withIdentity(TRIGGER)
                        .withSchedule(CronScheduleBuilder.cronSchedule("0 30 4 * * ?"))
                        .build());

        schedules.createOnce();

        assertThat(warehouse.queryForList(
                        "select cron_expression from ops.qrtz_cron_triggers where sched_name = 'globalmart' order by 1",
                        String.class))
                .containsExactly("0 0 5 * * ?", "0 0 6 * * ?", "0 30 4 * * ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACQUIRED", "BLOCKED", "ERROR", "PAUSED_BLOCKED"})
    void aTriggerThatIsStuckIsSetFreeAndFires(String state) {
        var missed = twoOClock(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var overdue = missed.isBefore(clock.instant()) ? missed : missed.minus(Duration.ofDays(1));

        warehouse.update("""
                update ops.qrtz_triggers set start_time = 0, next_fire_time = ?, trigger_state = ?
                where sched_name = 'globalmart' and trigger_name = 'nightly'
                """, overdue.toEpochMilli(), state);

        var expected = state.startsWith("PAUSED") ? "PAUSED" : "WAITING";
        await().atMost(Duration.ofSeconds(20)).until(() -> states().get(1).equals(expected));
        if (expected.equals("WAITING")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> requested().size() == 1);
        }
    }

    @Test
    void aPausedScheduleFiresNoMoreAndTellsWhatItMissed() throws SchedulerException {
        assertThat(ask("pause_schedule", Map.of("schedule", "nightly")))
                .isEqualTo("DONE schedule nightly fires no more until it is resumed");
        assertThat(ask("pause_schedule", Map.of("schedule", "nightly")))
                .startsWith("REFUSED schedule nightly is paused");
        var missed =
                twoOClock(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
        warehouse.update("""
                update ops.qrtz_triggers set start_time = 0, next_fire_time = ?
                where sched_name = 'globalmart' and trigger_name = 'nightly'
                """, missed.toEpochMilli());

        assertThat(ask("edit_schedule", Map.of("schedule", "nightly", "cron", "0 30 3 * * ?")))
                .startsWith("REFUSED schedule nightly has missed [%s".formatted(missed));
        assertThat(ask("resume_schedule", Map.of("schedule", "nightly")))
                .startsWith("DONE schedule nightly fires again; missed were %s".formatted(missed));

        await().atMost(Duration.ofSeconds(20)).until(() -> !requested().isEmpty());
        assertThat(ask("resume_schedule", Map.of("schedule", "nightly")))
                .startsWith("REFUSED schedule nightly is not paused");
        assertThat(ask("pause_schedule", Map.of("schedule", "weekly")))
                .isEqualTo("REFUSED no schedule named \"weekly\", known: checks, nightly, retention");
    }

    @Test
    void aFreezeHoldsAllAndAReleaseLetsThoseGoThatFiredBefore() throws SchedulerException {
        ask("pause_schedule", Map.of("schedule", "retention"));

        assertThat(ask("freeze_schedules", Map.of()))
                .isEqualTo("DONE no schedule fires until they are released; held are checks, nightly");
        assertThat(ask("freeze_schedules", Map.of())).startsWith("REFUSED");
        assertThat(states()).containsExactly("PAUSED", "PAUSED", "PAUSED");

        ask("resume_schedule", Map.of("schedule", "nightly"));
        assertThat(ask("release_schedules", Map.of()))
                .isEqualTo("DONE schedules fire again; checks: nothing was missed");
        assertThat(ask("release_schedules", Map.of())).startsWith("REFUSED");
        assertThat(states()).containsExactly("WAITING", "WAITING", "PAUSED"); // checks, nightly, retention
        ask("resume_schedule", Map.of("schedule", "retention"));
    }

    @Test
    void aScheduleThatComesWithANewVersionIsFrozenToo() throws SchedulerException {
        scheduler.unscheduleJob(TRIGGER);
        ask("freeze_schedules", Map.of());

        schedules.createOnce();

        assertThat(states()).containsExactly("PAUSED", "PAUSED", "PAUSED");
        assertThat(ask("release_schedules", Map.of())).contains("nightly: nothing was missed");
        assertThat(states()).containsExactly("WAITING", "WAITING", "WAITING");
    }

    @Test
    void aJobWithoutAScheduleIsGivenOne() throws SchedulerException {
        var key = TriggerKey.triggerKey("reference", "jobs");
        try {
            assertThat(ask("create_schedule", Map.of("schedule", "reference", "cron", "every night")))
                    .startsWith("REFUSED cron is \"every night\"");
            assertThat(ask("create_schedule", Map.of("schedule", "reference", "cron", "0 0 2 1 1 ? 2020")))
                    .contains("never comes again");
            assertThat(scheduler.checkExists(JobKey.jobKey("reference", "jobs")))
                    .isFalse();

            assertThat(ask(
                            "create_schedule",
                            Map.of("schedule", "reference", "cron", "0 0 1 * * ?", "timeZone", "Europe/Paris")))
                    .startsWith("DONE schedule reference is made and first fires at ");

            assertThat(ask("create_schedule", Map.of("schedule", "reference", "cron", "0 0 1 * * ?")))
                    .isEqualTo("REFUSED job reference has a schedule already: edit it");
            scheduler.triggerJob(JobKey.jobKey("reference", "jobs"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !warehouse
                            .queryForList(
                                    "select 1 from ops.request where kind = 'launch' and parameters ->> 'job' = 'reference'")
                            .isEmpty());
        } finally {
            scheduler.unscheduleJob(key);
            scheduler.deleteJob(JobKey.jobKey("reference", "jobs"));
        }
        assertThat(ask("create_schedule", Map.of("schedule", "forget", "cron", "0 0 1 * * ?")))
                .contains("which a schedule cannot know");
        assertThat(ask("create_schedule", Map.of("schedule", "tea", "cron", "0 0 1 * * ?")))
                .isEqualTo("REFUSED there is no job \"tea\"");
    }

    @Test
    void anEditedScheduleKeepsItsRuleForWhatWasMissedAndStaysPaused() {
        assertThat(ask(
                        "edit_schedule",
                        Map.of("schedule", "nightly", "cron", "0 30 2 * * ?", "timeZone", "Europe/Paris")))
                .startsWith("DONE schedule nightly next fires at ");
        assertThat(warehouse.queryForMap("""
                        select cron_expression, time_zone_id, misfire_instr::integer, trigger_state
                        from ops.qrtz_triggers join ops.qrtz_cron_triggers using (sched_name, trigger_name, trigger_group)
                        where sched_name = 'globalmart' and trigger_name = 'nightly'
                        """))
                .containsEntry("cron_expression", "0 30 2 * * ?")
                .containsEntry("time_zone_id", "Europe/Paris")
                .containsEntry("misfire_instr", -1)
                .containsEntry("trigger_state", "WAITING");
        ask("pause_schedule", Map.of("schedule", "nightly"));
        ask("edit_schedule", Map.of("schedule", "nightly", "cron", "0 30 3 * * ?"));
        assertThat(states()).containsExactly("WAITING", "PAUSED", "WAITING");

        assertThat(ask("edit_schedule", Map.of("schedule", "nightly", "cron", "every night")))
                .startsWith("REFUSED cron is \"every night\", expected six fields");
        assertThat(ask(
                        "edit_schedule",
                        Map.of("schedule", "nightly", "cron", "0 0 2 * * ?", "timeZone", "Mars/Olympus")))
                .isEqualTo("REFUSED timeZone is \"Mars/Olympus\", expected a zone as Europe/Paris");
        assertThat(ask("edit_schedule", Map.of("schedule", "nightly", "cron", "0 0 2 1 1 ? 2020")))
                .startsWith("REFUSED");
    }

    private String ask(String kind, Map<String, String> parameters) {
        return operators.outcome(operators.request(kind, parameters));
    }

    /** In the order of their names. */
    private List<String> states() {
        return warehouse.queryForList(
                "select trigger_state from ops.qrtz_triggers where sched_name = 'globalmart' order by trigger_name",
                String.class);
    }

    private static Instant twoOClock(LocalDate day) {
        return day.atTime(2, 0).toInstant(ZoneOffset.UTC);
    }

    private List<String> requested() {
        return warehouse.queryForList(
                "select parameters ->> 'businessDate' from ops.request where requested_by = 'schedule' order by request_id",
                String.class);
    }

    private void awaitExecutions() {
        await().atMost(Duration.ofSeconds(60)).until(() -> warehouse.queryForObject("""
                        select count(*) from ops.request r
                        left join ops.batch_job_execution e on e.job_execution_id = r.job_execution_id
                        where r.state = 'OPEN' or e.status in ('STARTING', 'STARTED', 'STOPPING')
                        """, Long.class) == 0);
    }
}
