package com.globalmart.ingest;

import static com.globalmart.ingest.Asking.count;
import static com.globalmart.ingest.TestPlatform.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.ingest.landing.ExpiredDays;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Landed days go after the retention, and only behind what published loads have taken. */
@ExtendWith(OutputCaptureExtension.class)
class ExpiredDaysTests {

    private static final int RETENTION = 20;
    private static final String KEPT = "are kept beyond the retention of 20 days";

    private static @Nullable ConfigurableApplicationContext application;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @BeforeAll
    static void start() {
        application = TestPlatform.application("--globalmart.ingest.retention=" + RETENTION);
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    @BeforeEach
    void makeOldDays() {
        TestPlatform.clearLanding();
        DATABASE.sql("delete from landing.published_position").update();
        DATABASE.sql("select landing.make_partitions(?, ?)")
                .params(today.minusDays(RETENTION + 2), today.minusDays(RETENTION - 1))
                .query(Integer.class)
                .single();
    }

    @Test
    void dropsWholeDaysBehindTheRetentionOnly() {
        expiredDays().drop();

        assertThat(tablesOf(today.minusDays(RETENTION + 2))).isZero();
        assertThat(tablesOf(today.minusDays(RETENTION + 1))).isZero();
        assertThat(tablesOf(today.minusDays(RETENTION))).isEqualTo(5);
        assertThat(tablesOf(today)).isEqualTo(5);
        assertThat(overdue()).isZero();
    }

    @Test
    void keepsWhatNoLoadHasTakenAndSaysSoOnce(CapturedOutput output) {
        LocalDate old = today.minusDays(RETENTION + 1);
        landed(old, 41);

        try (var second = TestPlatform.application("--globalmart.ingest.retention=" + RETENTION)) {
            second.getBean(ExpiredDays.class).drop();
            second.getBean(ExpiredDays.class).drop();
        }
        assertThat(tablesOf(old)).isEqualTo(1);
        assertThat(output.getAll().lines().filter(line -> line.contains(KEPT)))
                .singleElement()
                .asString()
                .contains("1 landed days", "from " + old);
        expiredDays().drop();
        assertThat(overdue()).isEqualTo(1);

        DATABASE.sql("insert into landing.published_position values ('customers-topic', 1, 0, 42, 1, now())")
                .update();
        expiredDays().drop();
        assertThat(tablesOf(old)).isZero();
        assertThat(overdue()).isZero();
    }

    @Test
    void waitsQuietlyWhereSomebodyReadsLanding(CapturedOutput output) throws Exception {
        LocalDate old = today.minusDays(RETENTION + 1);
        try (var reader = DriverManager.getConnection(TestPlatform.jdbcUrl(), "migrator", "");
                var query = reader.createStatement()) {
            reader.setAutoCommit(false);
            query.execute("select count(*) from landing.sale");

            expiredDays().drop();

            assertThat(tablesOf(old)).isEqualTo(5);
            reader.rollback();
        }
        assertThat(output.getAll()).doesNotContain("expired landing days");

        expiredDays().drop();
        assertThat(tablesOf(old)).isZero();
    }

    private static void landed(LocalDate day, long offset) {
        DATABASE.sql(
                        "insert into landing.customer_change (record_timestamp, log_offset, content_hash, landed_at, occurred_at,"
                                + " event_type, user_id, partition, landed_day, generation)"
                                + " values (now(), ?, 0, now(), now(), 'customer_deleted', 'USER_1', 0, ?, 1)")
                .params(offset, day)
                .update();
    }

    private static long tablesOf(LocalDate day) {
        return count(
                "pg_class where relnamespace = 'landing'::regnamespace and relkind = 'r' and relname like ?",
                "%" + day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static ExpiredDays expiredDays() {
        return running().getBean(ExpiredDays.class);
    }

    private static double overdue() {
        return running()
                .getBean(MeterRegistry.class)
                .get("ingest.landing.days.overdue")
                .gauge()
                .value();
    }

    private static ConfigurableApplicationContext running() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        return application;
    }
}
