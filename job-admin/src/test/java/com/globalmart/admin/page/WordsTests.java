package com.globalmart.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "PT0.01S, 0.0 s",
        "PT0.25S, 0.3 s",
        "PT9.94S, 9.9 s",
        "PT10S, 10 s",
        "PT59S, 59 s",
        "PT1M, 1 min 0 s",
        "PT3M12S, 3 min 12 s",
        "PT1H4M50S, 1 h 4 min",
        "PT26H30M, 1 d 2 h",
        "PT-5S, 0.0 s"
    })
    void saysADurationInItsTwoLargestUnits(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, just now", "PT2.5S, 2.5 s ago", "PT3M10S, 3 min 10 s ago"})
    void saysHowLongAgo(Duration age, String words) {
        assertThat(Words.ago(age)).isEqualTo(words);
    }

    @Test
    void setsThousandsApart() {
        assertThat(Words.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(Words.count(1, "step")).isEqualTo("1 step");
        assertThat(Words.count(2_000, "row")).isEqualTo("2,000 rows");
    }

    @Test
    void printsTheZone() {
        assertThat(Words.moment(Instant.parse("2026-03-14T02:00:13.9Z"))).isEqualTo("14 Mar 2026, 02:00:13 UTC");
        assertThat(Words.day(LocalDate.parse("2026-03-04"))).isEqualTo("4 Mar 2026");
    }

    @Test
    void turnsNamesOfCodeIntoLabels() {
        assertThat(Words.label("businessDate")).isEqualTo("Business date");
        assertThat(Words.label("max_rows2Keep")).isEqualTo("Max rows2 keep");
    }

    @Test
    void keepsTheFirstLineOfATrace() {
        assertThat(Words.firstLine("\n  no rate for GBP\n\tat x.Y")).isEqualTo("no rate for GBP");
        assertThat(Words.firstLine("java.lang.IllegalStateException: no rate")).isEqualTo("no rate");
        assertThat(Words.firstLine("java.lang.NullPointerException")).isEqualTo("java.lang.NullPointerException");
        assertThat(Words.firstLine("x".repeat(300))).hasSize(200).endsWith("…");
        assertThat(Words.firstLine("")).isEmpty();
    }
}
