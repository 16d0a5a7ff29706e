package com.globalmart.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripTests {

    private final Series series = new Series();

    @Test
    void drawsAMinuteAsHighAsItsShareOfTheHighest() {
        series.add(0, 10);
        series.add(1, 5);
        series.add(59, 10);

        var strip = Strip.of(series, "Japan: orders paid");

        assertThat(strip.full()).startsWith("M0 40V0h1V20h1V40h1V40h1").endsWith("V40h1V0h1V40z");
        assertThat(strip.full().split("h1", -1)).hasSize(61);
        assertThat(strip.running()).isEqualTo("M60 40V40h1V40z");
        assertThat(strip.label())
                .isEqualTo("Japan: orders paid, a minute, over the last 60 full minutes: at least 0, at most 10");
    }

    @Test
    void keepsARareEventVisible() {
        series.add(3, 1);
        series.add(4, 1_000_000);

        assertThat(Strip.of(series, "").full()).startsWith("M0 40V40h1V40h1V40h1V38h1V0h1");
    }

    @Test
    void keepsTheRunningMinuteApart() {
        for (int minute = 0; minute < LiveWindow.FULL; minute++) {
            series.add(minute, 4);
        }
        series.add(LiveWindow.FULL, 8);

        var strip = Strip.of(series, "");

        assertThat(strip.full()).startsWith("M0 40V20h1");
        assertThat(strip.running()).isEqualTo("M60 40V0h1V40z");
        assertThat(strip.label()).endsWith("at least 4, at most 4");
        assertThat(series.hour()).isEqualTo(240);
        assertThat(series.lastMinute()).isEqualTo(4);
    }

    @Test
    void isFlatWhenNothingHappened() {
        var strip = Strip.of(series, "");

        assertThat(strip.full().replace("V40h1", "")).isEqualTo("M0 40V40z");
        assertThat(strip.label()).endsWith("at least 0, at most 0");
    }
}
