package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.application;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody locks a table of landing. */
@ExtendWith(OutputCaptureExtension.class)
class LockTests {

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @Test
    void saysWhoKeepsLandingWaitingAndGoesOn(CapturedOutput output) throws Exception {
        try (var application = application(
                        "--spring.datasource.hikari.data-source-properties.options=-c lock_timeout=300ms -c TimeZone=UTC");
                var other = DriverManager.getConnection(
                        TestPlatform.jdbcUrl() + "?ApplicationName=night%20owl", "migrator", "");
                var statement = other.createStatement()) {
            awaitDrained();
            other.setAutoCommit(false);
            statement.execute("lock table landing.sale in access exclusive mode");

            send(Sales.good(10));
            await().atMost(PATIENCE).until(() -> Seen.details(application).contains("night owl"));

            assertThat(Seen.details(application))
                    .contains("55P03", "role migrator", "lock table landing.sale in access exclusive mode");
            assertThat(Seen.code(application)).isEqualTo("DEGRADED");
            assertThat(Seen.meter(application, "ingest.retry")
                            .tag("sqlstate", "55P03")
                            .counters())
                    .isNotEmpty();
            assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("night owl", "role migrator", "process ", "since ");

            other.rollback();
            awaitDrained();
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("UP"));
            assertThat(Seen.distinctSales()).isEqualTo(10);
        }
    }
}
