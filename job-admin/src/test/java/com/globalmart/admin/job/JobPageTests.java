package com.globalmart.admin.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class JobPageTests {

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private final Instant now = Clock.systemUTC().instant();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void saysThatNoJobIsKnownYet() {
        assertThat(page("viewer")).contains("No job is known yet.");
    }

    @Test
    void showsTheLastRunsOfEachJobAndLetsOperatorsLaunch() {
        rows.nightly();
        rows.job("reference", "Takes reference data", "[]");
        for (int day = 1; day <= 31; day++) {
            var begun = now.minus(Duration.ofDays(32 - day));
            rows.execution(
                    "nightly",
                    day == 31 ? "FAILED" : "COMPLETED",
                    begun,
                    Duration.ofMinutes(day),
                    "2026-01-%02d".formatted(day));
        }
        rows.schedule("nightly", "0 0 2 * * ?", "Europe/Paris", Instant.parse("2026-03-16T01:00:00Z"), "WAITING");

        var operators = page("operator");

        assertThat(operators)
                .contains("the last 30 runs, 29 of them completed", "2026-01-31: failed after 31 min 0 s")
                .doesNotContain("2026-01-01: completed")
                .contains("usually 27 min 0 s, 108 % longer than before")
                .contains("0 0 2 * * ? Europe/Paris", "16 Mar 2026, 01:00:00 UTC")
                .contains("never ran", "only when asked for", "href=\"/jobs/nightly/launch\"");
        assertThat(page("viewer")).contains("nightly").doesNotContain("Launch…");
    }

    @Test
    void beginsAFormWithTheDayAfterTheLastThatCompletedButNotWithADayThatIsNotOver() {
        rows.nightly();
        rows.execution("nightly", "COMPLETED", now, Duration.ZERO, "2026-03-14");
        assertThat(form("nightly")).contains("value=\"2026-03-15\"");

        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        rows.execution(
                "nightly", "COMPLETED", now, Duration.ZERO, today.minusDays(1).toString());
        assertThat(form("nightly")).contains("value=\"" + today.minusDays(1) + "\"");
    }

    private String page(String user) {
        return new HttpConsole(port).as(user).get("/jobs").body();
    }

    private String form(String job) {
        return new HttpConsole(port)
                .as("operator")
                .get("/jobs/%s/launch".formatted(job))
                .body();
    }
}
