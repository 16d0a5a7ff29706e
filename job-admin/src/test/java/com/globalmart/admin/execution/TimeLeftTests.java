package com.globalmart.admin.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTests {

    private static final Instant START = Instant.parse("2026-03-15T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT20.5S, PT49.2S, 20 to 50 s left",
        "PT4M12S, PT5M1S, 4 to 6 min left",
        "PT3M, PT3M, about 3 min left",
        "PT59M, PT2H30M, 59 min 0 s to 2 h 30 min left",
        "PT0S, PT0.4S, past runs had ended by now"
    })
    void isARangeInTheUnitOfItsEnd(Duration least, Duration most, String words) {
        assertThat(new TimeLeft(40, least, most, 12, 83).words()).isEqualTo(words);
    }

    @Test
    void namesWhatItIsTakenFrom() {
        assertThat(new TimeLeft(40, Duration.ZERO, Duration.ZERO, 12, 83).basis())
                .isEqualTo("from the last 12 runs; right for 83 of 100 of them");
        assertThat(new TimeLeft(40, Duration.ZERO, Duration.ZERO, 1, null).basis())
                .isEqualTo("from the last run");
        var unknown = new TimeLeft(null, null, null, 0, null);
        assertThat(unknown.words()).isEqualTo("no complete run yet to tell the time left from");
        assertThat(unknown.basis()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "100, 30 s 1 min 90 s",
        "600, 2 min 4 min 6 min 8 min",
        "86400, 6 h 12 h 18 h",
        "7000, 30 min 1 h 90 min"
    })
    void marksTheAxisWithAFewRoundTimes(long seconds, String labels) {
        var ticks = Axis.of(START, START.plusSeconds(seconds)).ticks();

        assertThat(String.join(" ", ticks.stream().map(Axis.Tick::label).toList()))
                .isEqualTo(labels);
    }

    @Test
    void keepsBarsOnTheAxisAndSeenHoweverShort() {
        var axis = Axis.of(START, START.plusSeconds(100));

        assertThat(axis.bar(START.plusSeconds(25), START.plusSeconds(75))).isEqualTo(new Axis.Bar("25.00%", "50.00%"));
        assertThat(axis.bar(START.plusSeconds(50), START.plusSeconds(50))).isEqualTo(new Axis.Bar("50.00%", "0.40%"));
        assertThat(axis.bar(START.plusSeconds(100), START.plusSeconds(120))).isEqualTo(new Axis.Bar("99.60%", "0.40%"));
        assertThat(axis.bar(START.minusSeconds(9), START.plusSeconds(10))).isEqualTo(new Axis.Bar("0.00%", "10.00%"));
    }
}
