package com.globalmart.ingest.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagClockTests {

    private static final Instant BEGIN = Instant.parse("2026-03-14T15:09:26Z");

    private final LagClock clock = new LagClock();

    @Test
    void knowsNoLagWhereAllHasLanded() {
        assertThat(clock.look(10, 10, BEGIN)).isNull();
        assertThat(clock.look(10, 8, BEGIN)).isNull(); // the position was read after the log's end
    }

    @Test
    void tellsSinceWhenTheOldestHasBeenThere() {
        assertThat(clock.look(10, 20, at(0))).isEqualTo(at(0));
        assertThat(clock.look(10, 30, at(1))).isEqualTo(at(0));
        assertThat(clock.look(15, 30, at(2))).isEqualTo(at(0));
        assertThat(clock.look(20, 40, at(3))).isEqualTo(at(1));
        assertThat(clock.look(30, 40, at(4))).isEqualTo(at(3));
        assertThat(clock.look(40, 40, at(5))).isNull();
    }

    @Test
    void staysShortWhereTheLogAlwaysGoesOn() {
        for (int second = 0; second < 100; second++) {
            assertThat(clock.look(second * 100L, second * 100L + 50, at(second)))
                    .isEqualTo(at(second));
        }
    }

    @Test
    void neverTellsLessThanItIsAndForgetsLittleOfADay() {
        int day = 86_400;
        for (int second = 0; second < day; second++) {
            clock.look(0, second + 1, at(second));
        }

        for (int landed = 0; landed < day; landed += 977) {
            Instant since = clock.look(landed, day, at(day));
            assertThat(since).isNotNull().isBetween(at(landed - day / 100), at(landed));
        }
    }

    private static Instant at(int second) {
        return BEGIN.plus(Duration.ofSeconds(second));
    }
}
