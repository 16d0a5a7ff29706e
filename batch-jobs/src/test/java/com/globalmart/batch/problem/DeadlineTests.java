package com.globalmart.batch.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTests {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration USUAL = Duration.ofMinutes(40);
    private static final Instant NOW = Instant.parse("2026-03-15T03:00:00Z");

    @Test
    void beforeItTodaysIsWatchedAndBehindItTomorrowsToo() {
        var todays = deadline("2026-03-14", "2026-03-15T05:00:00Z");
        var tomorrows = deadline("2026-03-15", "2026-03-16T05:00:00Z");

        assertThat(watched("2026-03-15T04:59:59Z", "06:00")).containsExactly(todays);
        assertThat(watched("2026-03-15T05:00:00Z", "06:00")).containsExactly(todays, tomorrows);
        assertThat(watched("2026-03-15T22:59:59Z", "06:00")).containsExactly(todays, tomorrows);
        assertThat(watched("2026-03-15T23:00:00Z", "06:00")).containsExactly(tomorrows);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "06:00, 2026-03-28, 2026-03-28T05:00:00Z", // winter
        "06:00, 2026-03-29, 2026-03-29T04:00:00Z", // an hour less for the night
        "02:30, 2026-03-29, 2026-03-29T01:30:00Z", // no clock shows it: 03:30 is as late
        "06:00, 2026-10-25, 2026-10-25T05:00:00Z", // an hour more
        "02:30, 2026-10-25, 2026-10-25T00:30:00Z" // clocks show it twice: the first
    })
    void isByTheClocksOfItsZone(String time, LocalDate day, Instant at) {
        assertThat(Deadline.watched(day.atStartOfDay(PARIS).toInstant(), LocalTime.parse(time), PARIS))
                .containsExactly(new Deadline(day.minusDays(1), at));
    }

    @Test
    void isAtRiskOnceItIsPastOrWhatIsExpectedIsBehindIt() {
        var deadline = deadline("2026-03-14", "2026-03-15T05:00:00Z");

        assertThat(deadline.isAtRisk(deadline.at().minusSeconds(1), deadline.at()))
                .isFalse();
        assertThat(deadline.isAtRisk(NOW, deadline.at().plusSeconds(1))).isTrue();
        assertThat(deadline.isAtRisk(deadline.at(), deadline.at())).isTrue();
    }

    @Test
    void aNightThatRunsTakesAsLongAsUsual() {
        assertThat(night("2026-03-15T02:50:00Z", true, null).expected(NOW)).isEqualTo("2026-03-15T03:30:00Z");
    }

    @Test
    void aNightThatTakesLongerIsExpectedNow() {
        assertThat(night("2026-03-15T02:00:00Z", false, null).expected(NOW)).isEqualTo(NOW);
    }

    @Test
    void aNightThatHasNotBegunBeginsWithItsScheduleOrNow() {
        assertThat(night(null, false, "2026-03-15T04:10:00Z").expected(NOW)).isEqualTo("2026-03-15T04:50:00Z");
        assertThat(night(null, false, "2026-03-15T02:00:00Z").expected(NOW))
                .as("overdue")
                .isEqualTo("2026-03-15T03:40:00Z");
        assertThat(night(null, false, null).expected(NOW)).as("paused").isEqualTo("2026-03-15T03:40:00Z");
        assertThat(night(null, true, "2026-03-16T02:00:00Z").expected(NOW))
                .as("asked for")
                .isEqualTo("2026-03-15T03:40:00Z");
    }

    private static Night night(@Nullable String startedAt, boolean isRequested, @Nullable String firesAt) {
        return new Night(
                startedAt == null ? null : Instant.parse(startedAt),
                isRequested,
                firesAt == null ? null : Instant.parse(firesAt),
                USUAL);
    }

    private static Deadline deadline(String businessDate, String at) {
        return new Deadline(LocalDate.parse(businessDate), Instant.parse(at));
    }

    private static List<Deadline> watched(String now, String time) {
        return Deadline.watched(Instant.parse(now), LocalTime.parse(time), PARIS);
    }
}
