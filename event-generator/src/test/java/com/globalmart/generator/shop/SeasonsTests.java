package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeasonsTests {

    private final Seasons seasons = new Seasons();

    @Test
    void bringMoreVisitorsOnSaturdaysThanOnTuesdays() {
        assertThat(seasons.volume(LocalDate.of(2026, 3, 14))).isGreaterThan(seasons.volume(LocalDate.of(2026, 3, 10)));
    }

    @Test
    void peakBeforeChristmasAndAroundBlackFriday() {
        double february = seasons.volume(LocalDate.of(2026, 2, 4));

        assertThat(seasons.volume(LocalDate.of(2026, 12, 9))).isGreaterThan(1.3 * february);
        assertThat(seasons.volume(LocalDate.of(2026, 11, 27))).isGreaterThan(2 * february);
    }

    @Test
    void keepTheirPromisedRanges() {
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            assertThat(seasons.volume(day)).isBetween(0.8, 2.5);
            assertThat(seasons.conversion(day)).isBetween(0.9, 1.15);
        }
    }

    @Test
    void wantToysInDecember() {
        assertThat(seasons.demand("Toys & Games", LocalDate.of(2026, 12, 1)))
                .isEqualTo(2 * seasons.demand("Toys & Games", LocalDate.of(2026, 6, 1)));
    }
}
