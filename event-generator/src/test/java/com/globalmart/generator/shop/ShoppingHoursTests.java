package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShoppingHoursTests {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 11);

    private final ShoppingHours hours = new ShoppingHours();

    @Test
    void followTheClockOfTheCountry() {
        Instant eveningInTokyo = Instant.parse("2026-03-11T11:00:00Z");
        Instant nightInTokyo = Instant.parse("2026-03-11T18:30:00Z");

        assertThat(hours.activity(Country.JAPAN, eveningInTokyo)).isEqualTo(1.0);
        assertThat(hours.activity(Country.JAPAN, nightInTokyo)).isLessThan(0.1);
        assertThat(hours.activity(Country.USA, eveningInTokyo)).isLessThan(0.3);
    }

    @Test
    void areBusierOnASaturdayMorningThanOnAWednesdayMorning() {
        Instant wednesday = Instant.parse("2026-03-11T10:00:00Z");
        Instant saturday = Instant.parse("2026-03-14T10:00:00Z");

        assertThat(hours.activity(Country.GERMANY, saturday)).isGreaterThan(hours.activity(Country.GERMANY, wednesday));
    }

    @Test
    void spreadTheDayWithoutGoingBack() {
        ShoppingHours.Spread spread = hours.over(WEDNESDAY);

        double last = -1;
        for (int i = 0; i < 10_000; i++) {
            double second = spread.secondOf(i / 10_000.0);
            assertThat(second).isGreaterThanOrEqualTo(Math.max(0, last)).isLessThan(86_400);
            last = second;
        }
        assertThat(spread.secondOf(0)).isZero();
    }

    @Test
    void putMoreIntoTheAmericanEveningThanIntoTheNight() {
        ShoppingHours.Spread spread = hours.over(WEDNESDAY);

        assertThat(shareOfHour(spread, 1)).isGreaterThan(1.1 / 24); // 19 in Chicago
        assertThat(shareOfHour(spread, 8)).isLessThan(0.8 / 24); // 3 in Chicago, 9 in Berlin, 17 in Tokyo
    }

    private static double shareOfHour(ShoppingHours.Spread spread, int hour) {
        int within = 0;
        for (int i = 0; i < 10_000; i++) {
            within += (int) (spread.secondOf(i / 10_000.0) / 3600) == hour ? 1 : 0;
        }
        return within / 10_000.0;
    }
}
