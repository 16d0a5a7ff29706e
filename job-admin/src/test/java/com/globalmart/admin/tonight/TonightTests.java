package com.globalmart.admin.tonight;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class TonightTests {

    @LocalServerPort
    int port;

    private final Instant anHourAgo = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void saysThatNothingHasHappenedYet() {
        var page = asViewer().get("/").body();

        assertThat(page)
                .contains("No batch node is alive", "nothing yet", "No execution yet.", "No night yet.", "No schedule.")
                .contains("Nothing has landed yet.");
    }

    @Test
    void saysHowTheNightStands() {
        rows.nightly();
        rows.node("node-1", Duration.ZERO);
        rows.published(LocalDate.parse("2026-03-14"));
        rows.openLoad(LocalDate.parse("2026-03-15"), 2);
        rows.position("transactions-topic", 0, 1_000, 2_234);
        rows.position("transactions-topic", 1, 500, 500);
        rows.execution("nightly", "COMPLETED", anHourAgo, Duration.ofSeconds(192), "2026-03-14");

        var page = asViewer().get("/").body();

        assertThat(page)
                .contains("All is well", "14 Mar 2026", "15 Mar 2026, attempt 2", "node-1", "alive")
                .contains("transactions-topic", "behind", "1,234")
                .contains("completed", "3 min 12 s", "businessDate 2026-03-14");
    }

    @Test
    void putsAFailureFirst() {
        rows.nightly();
        rows.node("node-1", Duration.ZERO);
        var failed =
                rows.execution(rows.instance("nightly"), "FAILED", anHourAgo, Duration.ofMinutes(5), "2026-03-14", """
                no exchange rate for GBP on 2026-03-14
                \tat com.globalmart.batch""");

        var page = asViewer().get("/").body();

        assertThat(page)
                .contains("nightly of 2026-03-14 failed", "no exchange rate for GBP on 2026-03-14")
                .contains("href=\"/executions/%d\"".formatted(failed))
                .doesNotContain("at com.globalmart.batch");
    }

    @Test
    void saysThatASilentNodeIsDead() {
        rows.node("node-1", Duration.ofSeconds(31));

        assertThat(asViewer().get("/").body()).contains("No batch node is alive", "0 of 1", "silent");
    }

    @Test
    void fetchesItsPartsAnewWhenSomethingChanges() {
        rows.node("node-1", Duration.ZERO);
        var viewer = asViewer();
        rows.execution("nightly", "STARTED", anHourAgo, Duration.ZERO, "2026-03-14");

        assertThat(viewer.fragment("/tonight/night").body())
                .contains("changed:nodes from:body", "is running", "for 1 h");
        assertThat(viewer.fragment("/tonight/executions").body()).contains("changed:executions from:body");
    }

    @Test
    void givesHtmxTheBareFragmentAndABrowserThePage() {
        var viewer = asViewer();

        assertThat(viewer.fragment("/tonight/night").body().strip()).startsWith("<section id=\"night\"");
        assertThat(viewer.fragment("/tonight/landing").body().strip()).startsWith("<div id=\"landing\"");
        assertThat(viewer.get("/tonight/landing").statusCode()).isEqualTo(302);
    }

    @Test
    void showsWhatWaitsForSomebodyAndWhereItIsMended() {
        rows.node("node-1", Duration.ZERO);
        var failed = rows.execution("nightly", "FAILED", anHourAgo, Duration.ofMinutes(5), "2026-03-14");
        rows.problem("execution_failed", "nightly of 2026-03-14", "failed three times", failed);
        rows.problem("gate_stopped", "load of 2026-03-14", "two checks found errors", failed);
        rows.problem("node_dead", "node-2", "silent for 4 minutes", null);

        assertThat(asViewer().get("/").body())
                .contains("failed three times", "href=\"/executions/" + failed + "\"")
                .contains("two checks found errors")
                .contains("silent for 4 minutes", "href=\"/fleet\"");
    }

    @Test
    void showsTheStagesOfTheLastNightAndWhatComesNext() {
        rows.nightly();
        rows.node("node-1", Duration.ZERO);
        var night = rows.execution("nightly", "COMPLETED", anHourAgo, Duration.ofMinutes(10), "2026-03-14");
        rows.step(night, "planLoad", "COMPLETED", anHourAgo, Duration.ofSeconds(30), 0, 1);
        rows.step(night, "loadSales", "COMPLETED", anHourAgo.plusSeconds(30), Duration.ofMinutes(9), 10, 10);
        rows.schedule("nightly", "0 0 2 * * ?", "Europe/Paris", Instant.parse("2026-03-16T01:00:00Z"), "PAUSED");

        assertThat(asViewer().get("/").body())
                .contains("nightly of 2026-03-14", "10 min 0 s")
                .containsPattern("x=\"50\" width=\"900\"")
                .contains("16 Mar 2026, 01:00:00 UTC", "paused");
    }

    @Test
    void showsWhatStrangersWroteAsText() {
        var hostile = "<img src=x onerror=alert(1)>[[${7*7}]]";
        rows.job("hostile", hostile, "[]");
        rows.node("node-1", Duration.ZERO);
        rows.execution(rows.instance("hostile"), "FAILED", anHourAgo, Duration.ZERO, hostile, hostile);

        var page = asViewer().get("/").body();

        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;[[${7*7}]]")
                .doesNotContain("<img src=x");
    }

    private HttpConsole asViewer() {
        return new HttpConsole(port).as("viewer");
    }
}
