package com.globalmart.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.LiveRows;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TurnableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LiveTests {

    @LocalServerPort
    int port;

    @Autowired
    TurnableClock clock;

    private final Instant now = Clock.systemUTC().instant();
    private final Rows rows = new Rows();
    private final LiveRows live = new LiveRows(rows);

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        live.watched(now);
    }

    @AfterEach
    void turnClockBack() {
        clock.turnTo(Duration.ZERO);
    }

    @Test
    void givesHtmxTheBareFragmentAndABrowserThePage() {
        live.anHour(now);

        var fragment = viewer().fragment("/tonight/live").body().strip();

        assertThat(fragment)
                .startsWith("<div id=\"live\"")
                .contains("hx-trigger=\"changed:landing from:body", "Japan", "JPY");
        assertThat(viewer().get("/").body()).contains("counted from landing", "<div id=\"live\"", "Japan");
        assertThat(viewer().get("/tonight/live").statusCode()).isEqualTo(302);
        assertThat(new HttpConsole(port).fragment("/tonight/live").body()).doesNotContain("Japan");
    }

    @Test
    void explainsEachNumberWhereItStands() {
        live.sales(minutesAgo(10), "Japan", "JPY", 4, "12345");

        var fragment = viewer().fragment("/tonight/live").body();

        assertThat(fragment)
                .contains("title=\"Japan: orders paid in the last 60 full minutes, repeats counted\">4<")
                .contains("title=\"Japan: sum of the orders&#39; totals as producers gave them, in JPY, "
                        + "in the last 60 full minutes\">12,345<")
                .contains("role=\"img\" aria-label=\"Japan: carts checked out (events checkout), a minute, ");
        assertThat(Pattern.compile("<td class=\"number[^>]*>(?!<span)")
                        .matcher(fragment)
                        .results())
                .isNotEmpty()
                .allMatch(number -> number.group().contains("title="));
    }

    @Test
    void saysThatIngestDoesNotAnswer() {
        live.sales(minutesAgo(10), "Japan", "JPY", 4, "12345");
        assertThat(viewer().fragment("/tonight/live").body()).doesNotContain("The counters are stale.");

        clock.turnTo(Duration.ofMinutes(3));

        assertThat(viewer().fragment("/tonight/live").body())
                .contains("The counters are stale.", "Ingest does not answer", "class=\"unknown\"", "href=\"/fleet\"");
    }

    @Test
    void showsWhatStrangersWroteAsText() {
        var hostile = "<img src=x onerror=alert(1)>\" [[${7*7}]]";
        live.sales(minutesAgo(10), hostile, hostile, 1, "1");
        live.carts(minutesAgo(10), hostile, 1, 1, 1);

        assertThat(viewer().fragment("/tonight/live").body())
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot; [[${7*7}]]")
                .doesNotContain("<img");
    }

    @Test
    void needsNoInlineStyleOrScript() {
        live.anHour(now);

        assertThat(viewer().fragment("/tonight/live").body()).doesNotContain("style=", "<style", "<script", "onclick");
    }

    private HttpConsole viewer() {
        return new HttpConsole(port).as("viewer");
    }

    private Instant minutesAgo(int minutes) {
        return now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes));
    }
}
