package com.globalmart.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiresTests {

    private static final Usual USUAL = new Usual(Duration.ofMinutes(140), Duration.ofMinutes(200), 30);

    @Test
    void leavesOutTheTimeThatClocksNeverShow() {
        var fires = Fires.next(times("0 30 2 * * ?", "Europe/Paris"), Instant.parse("2026-03-28T12:00:00Z"), 2);

        assertThat(fires)
                .containsExactly(
                        new Fire.Skipped(at("2026-03-29T02:30"), 0, at("2026-03-29T02:00"), at("2026-03-29T03:00")),
                        comes("2026-03-30T00:30:00Z", "2026-03-30T02:30", Fire.Clock.ONCE),
                        comes("2026-03-31T00:30:00Z", "2026-03-31T02:30", Fire.Clock.ONCE));
    }

    @Test
    void saysWhichOfTwoTimesItIsWhereClocksArePutBack() {
        var fires = Fires.next(times("0 30 2 * * ?", "Europe/Paris"), Instant.parse("2026-10-24T12:00:00Z"), 2);

        assertThat(fires)
                .containsExactly(
                        comes("2026-10-25T01:30:00Z", "2026-10-25T02:30", Fire.Clock.SECOND_OF_TWO),
                        comes("2026-10-26T01:30:00Z", "2026-10-26T02:30", Fire.Clock.ONCE));
    }

    @Test
    void countsTimesThatOneChangeOfClocksLeavesOut() {
        var fires = Fires.next(times("0 0/15 * * * ?", "Europe/Paris"), Instant.parse("2026-03-29T00:40:00Z"), 3);

        assertThat(fires)
                .element(1)
                .isEqualTo(new Fire.Skipped(at("2026-03-29T02:00"), 3, at("2026-03-29T02:00"), at("2026-03-29T03:00")));
    }

    @Test
    void neverFlagsUtc() {
        var fires = Fires.next(times("0 30 2 * * ?", "UTC"), Instant.parse("2026-03-28T12:00:00Z"), 400);

        assertThat(fires)
                .hasSize(400)
                .allSatisfy(fire -> assertThat(fire)
                        .isInstanceOfSatisfying(
                                Fire.Comes.class,
                                comes -> assertThat(comes.clock()).isEqualTo(Fire.Clock.ONCE)));
    }

    @Test
    void saysWhetherTheRunBeforeHasTimeToEnd() {
        var times = times("0 0 2,4,7,16 * * ?", "UTC");
        var now = Instant.parse("2026-03-14T20:00:00Z");

        var rows =
                FireRow.of(Fires.next(times, now, 4), times.zone(), USUAL, true, Instant.parse("2026-03-14T16:00:00Z"));

        assertThat(rows)
                .extracting(
                        FireRow::margin,
                        row -> row.flags().stream().map(flag -> flag.word()).toList())
                .containsExactly(
                        Tuple.tuple("7 h 40 min before", List.of()),
                        Tuple.tuple("20 min 0 s after", List.of("overlaps")),
                        Tuple.tuple("40 min 0 s before", List.of("may overlap")),
                        Tuple.tuple("6 h 40 min before", List.of()));
        assertThat(rows.getFirst().night()).isEqualTo("2026-03-14");
        assertThat(rows.getFirst().local()).isEqualTo("Sun 15 Mar 2026, 02:00 UTC");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 25 * * ?   | UTC           | cron     | Hour values must be between 0 and 23
            0 0 2 * *      | UTC           | cron     | expected six fields
            x              | UTC           | cron     | expected six fields
            0 0 2 * * *    | UTC           | cron     | day-of-week AND a day-of-month
            0 0 2 30 2 ?   | UTC           | cron     | never does
            0 0 2 * * ? 2020 | UTC         | cron     | never does
            0 0 2 * * ?    | Europe/Pariss | timeZone | expected a zone as Europe/Paris
            """)
    void saysWhatWasExpectedOfWhichField(String cron, String zone, String field, String expected) {
        var read = Times.read(cron, zone, Instant.parse("2026-03-14T20:00:00Z"));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Times.Read.Bad.class,
                        bad -> assertThat(bad.problems().get(field)).contains(expected));
    }

    private static Times times(String cron, String zone) {
        return ((Times.Read.Good) Times.read(cron, zone, Instant.parse("2026-01-01T00:00:00Z"))).times();
    }

    private static Fire comes(String instant, String local, Fire.Clock clock) {
        return new Fire.Comes(Instant.parse(instant), at(local), clock);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }
}
