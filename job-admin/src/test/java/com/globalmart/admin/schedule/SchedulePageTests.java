package com.globalmart.admin.schedule;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class SchedulePageTests {

    private static final Map<String, String> NOTHING = Map.of();

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();
    private final ScheduleRows schedules = new ScheduleRows(rows);
    private final Instant today = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
    private final Instant tonight = today.plus(Duration.ofHours(26));

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        schedules.noFreeze();
    }

    @Test
    void saysThatThereIsNoneYet() {
        assertThat(page("/schedules", "viewer"))
                .contains("No schedule is known yet.")
                .doesNotContain("Freeze all…");
    }

    @Test
    void showsEachInWordsWithItsState() {
        rows.nightly();
        rows.schedule("nightly", "0 0 2 * * ?", "Europe/Paris", tonight, "WAITING");
        rows.schedule("checks", "0 0 5 * * ?", "UTC", tonight, "PAUSED");
        var hourBefore = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
        rows.schedule(
                "retention",
                "0 0 %d * * ?".formatted(hourBefore.atZone(ZoneOffset.UTC).getHour()),
                "UTC",
                hourBefore.minus(Duration.ofDays(1)),
                "ACQUIRED");
        rows.execution("nightly", "COMPLETED", today, Duration.ofMinutes(200), "2026-03-14");

        assertThat(page("/schedules", "viewer"))
                .contains("every day at 02:00 Europe/Paris", ">normal<", ">paused<", ">stuck<")
                .contains("3 h 20 min, at most 3 h 20 min in the last 1 run", "2 times missed")
                .doesNotContain("Freeze all…");
        assertThat(page("/schedules", "admin")).contains("Freeze all…");
    }

    @Test
    void showsTheNextTwentyFiresAndWhatItDidLately() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        var lastNight = today.plus(Duration.ofHours(2)).minus(Duration.ofDays(1));
        var execution = rows.execution("nightly", "FAILED", lastNight, Duration.ofMinutes(1), "2026-03-14");
        schedules.firing("nightly", lastNight, lastNight, "DONE", execution, null);
        schedules.firing(
                "nightly",
                lastNight.minus(Duration.ofDays(1)),
                lastNight,
                "REFUSED",
                null,
                "<img src=x onerror=alert(1)>");

        var page = page("/schedules/nightly", "viewer");

        assertThat(page.split("data-label=\"Business date\"", -1)).hasSize(21);
        assertThat(page)
                .contains("/executions/" + execution, ">fired<", ">fired 1 d 0 h late<", ">did not fire<")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x", "Edit…", "Fire now…");
        assertThat(page("/schedules/nightly", "operator")).contains("Fire now…").doesNotContain("Edit…");
        assertThat(page("/schedules/nightly", "admin")).contains("Fire now…", "Edit…", "Pause…");
    }

    @Test
    void givesHtmxTheFragmentAlone() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);

        var viewer = new HttpConsole(port).as("viewer");

        assertThat(viewer.fragment("/schedules").body().strip()).startsWith("<div id=\"schedules\"");
        assertThat(viewer.fragment("/schedules/nightly").body().strip()).startsWith("<div id=\"schedule\"");
    }

    @Test
    void namesThoseThereAreWhereOneIsNot() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);

        var answer = new HttpConsole(port).as("viewer").get("/schedules/nigthly");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("known: nightly");
    }

    @Test
    void pausesOnceHoweverOftenItIsSent() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        var admin = new HttpConsole(port).as("admin");
        var form = admin.filled("/schedules/nightly/pause", Map.of("reason", "the broker is moved"));

        assertThat(admin.get("/schedules/nightly/pause").body()).contains("each missed time is made up for");
        assertThat(admin.post("/schedules/nightly/pause", form).statusCode()).isEqualTo(302);
        assertThat(admin.post("/schedules/nightly/pause", form).statusCode()).isEqualTo(302);

        assertThat(asked())
                .isEqualTo("pause_schedule {\"about\": \"schedule nightly\", \"schedule\": \"nightly\"} by admin");
    }

    @Test
    void tellsBeforeResumingWhatWasMissed() {
        nightlyAt("0 0 2 * * ?", "PAUSED", today.plus(Duration.ofHours(2)).minus(Duration.ofDays(2)));
        var admin = new HttpConsole(port).as("admin");

        assertThat(admin.get("/schedules/nightly/resume").body())
                .contains("It has missed ", "one launch after the other");
        assertThat(admin.submit("/schedules/nightly/resume", NOTHING).statusCode())
                .isEqualTo(302);
        assertThat(asked()).startsWith("resume_schedule ");
        assertThat(admin.get("/schedules/nightly/pause").statusCode()).isEqualTo(409);
        assertThat(admin.get("/schedules/nightly/edit").statusCode()).isEqualTo(409);
    }

    @Test
    void launchesTheDayThatIsOverByTheCalendarOfTheSchedule() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        var yesterday = LocalDate.ofInstant(today, ZoneOffset.UTC).minusDays(1);
        rows.execution("nightly", "FAILED", today, Duration.ofMinutes(1), yesterday.toString());
        var operator = new HttpConsole(port).as("operator");

        assertThat(operator.get("/schedules/nightly/fire").body())
                .contains("nightly of %s is launched now".formatted(yesterday), "it goes on where it ended");
        var form = operator.filled("/schedules/nightly/fire", Map.of("night", yesterday.toString()));
        assertThat(operator.post("/schedules/nightly/fire", form).statusCode()).isEqualTo(302);

        assertThat(asked())
                .isEqualTo("launch {\"job\": \"nightly\", \"businessDate\": \"%s\"} by operator".formatted(yesterday));
    }

    @Test
    void showsTheNextFiresBeforeTimesAreAskedFor() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        var admin = new HttpConsole(port).as("admin");
        var preview = "/schedules/nightly/edit?cron=0+30+4+?+*+MON-FRI&timeZone=Europe/Paris";

        assertThat(admin.get(preview).body())
                .contains("Monday to Friday at 04:30 Europe/Paris", "Give nightly these times");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
        var form = admin.filled(preview, Map.of("cron", "0 30 4 ? * MON-FRI", "timeZone", "Europe/Paris"));
        assertThat(admin.post("/schedules/nightly/edit", form).statusCode()).isEqualTo(302);

        assertThat(asked())
                .startsWith("edit_schedule ")
                .contains("\"cron\": \"0 30 4 ? * MON-FRI\"", "\"timeZone\": \"Europe/Paris\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 25 * * ?, UTC, cron, Hour values must be between 0 and 23",
        "0 0 2 * * ?, Mars/Olympus, timeZone, expected a zone as Europe/Paris",
        "<img src=x onerror=alert(1)>, UTC, cron, expected six fields"
    })
    void refusesTimesThatAreNotUnderstood(String cron, String zone, String field, String expected) {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        var admin = new HttpConsole(port).as("admin");

        var form = admin.filled(
                "/schedules/nightly/edit?cron=0+0+3+*+*+?&timeZone=UTC", Map.of("cron", cron, "timeZone", zone));
        var answer = admin.post("/schedules/nightly/edit", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(field, expected).doesNotContain("<img src=x");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void makesAScheduleForAJobThatHasNone() {
        rows.nightly();
        rows.schedule("checks", "0 0 5 * * ?", "UTC", tonight, "WAITING");
        var admin = new HttpConsole(port).as("admin");

        assertThat(admin.get("/schedules").body()).contains("New schedule of nightly…");
        assertThat(page("/schedules", "operator")).doesNotContain("New schedule of");
        var preview = "/schedules/nightly/create?cron=0+0+1+*+*+?&timeZone=Europe/Paris";
        assertThat(admin.get(preview).body())
                .contains(
                        "every day at 01:00 Europe/Paris",
                        "Until now it is launched by hand alone.",
                        "It first fires ");
        var form = admin.filled(preview, Map.of("cron", "0 0 1 * * ?", "timeZone", "Europe/Paris"));
        assertThat(admin.post("/schedules/nightly/create", form).statusCode()).isEqualTo(302);
        assertThat(admin.post("/schedules/nightly/create", form).statusCode()).isEqualTo(302);

        assertThat(rows.warehouse().fetchCount(REQUEST)).isEqualTo(1);
        assertThat(asked())
                .startsWith("create_schedule ")
                .contains("\"schedule\": \"nightly\"", "\"cron\": \"0 0 1 * * ?\"");
        for (var job : new String[] {"checks", "tea"}) {
            assertThat(admin.get("/schedules/%s/create".formatted(job)).statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void freezesAllAndTellsAtTheReleaseWhatWasMissed() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        rows.schedule("checks", "0 0 5 * * ?", "UTC", tonight, "PAUSED");
        var admin = new HttpConsole(port).as("admin");

        assertThat(admin.get("/schedules/freeze").body())
                .contains("Held are nightly.", "Paused before, and so afterwards: checks.");
        assertThat(admin.get("/schedules/release").statusCode()).isEqualTo(409);
        assertThat(admin.submit("/schedules/freeze", NOTHING).statusCode()).isEqualTo(302);
        assertThat(asked()).isEqualTo("freeze_schedules {\"about\": \"all schedules\"} by admin");

        schedules.freeze("anna", "the broker is moved", "nightly");
        rows.warehouse().execute("update ops.qrtz_triggers set trigger_state = 'PAUSED'");
        assertThat(admin.get("/schedules").body())
                .contains("All schedules are frozen", "the broker is moved", "Release all…", ">frozen<", ">paused<");
        assertThat(admin.get("/schedules/release").body())
                .contains("nightly fires again. It has missed nothing", "still: checks");
    }

    @Test
    void letsNobodyButAdminsChangeSchedules() {
        nightlyAt("0 0 2 * * ?", "WAITING", tonight);
        var operator = new HttpConsole(port).as("operator");

        for (var address :
                new String[] {"nightly/create", "nightly/edit", "nightly/pause", "nightly/resume", "freeze", "release"
                }) {
            assertThat(operator.get("/schedules/" + address).statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
        assertThat(new HttpConsole(port)
                        .as("viewer")
                        .get("/schedules/nightly/fire")
                        .statusCode())
                .isEqualTo(403);
    }

    private void nightlyAt(String cron, String state, Instant next) {
        rows.nightly();
        rows.schedule("nightly", cron, "UTC", next, state);
        schedules.fired("nightly", today.minus(Duration.ofDays(10)), today.minus(Duration.ofHours(22)));
    }

    private String page(String path, String user) {
        return new HttpConsole(port).as(user).get(path).body();
    }

    /** The one request there is. */
    private String asked() {
        var request = rows.warehouse().fetchSingle(REQUEST);
        return "%s %s by %s"
                .formatted(request.getKind(), request.getParameters().data(), request.getRequestedBy());
    }
}
