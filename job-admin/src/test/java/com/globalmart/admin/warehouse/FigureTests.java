package com.globalmart.admin.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5000      | 1,234.50",
                "1234.5678      | 1,234.5678",
                "75000.1250     | 75,000.1250",
                "0.0000         | 0.00",
                "-1234567.1000  | -1,234,567.10",
                "99999999999999.9999 | 99,999,999,999,999.9999",
                "1200           | 1,200.00"
            })
    void writesAmountsInFull(BigDecimal amount, String words) {
        assertThat(Figure.exact(amount)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.25, +25.0 %", "-0.0339, −3.4 %", "0.00001, ±0.0 %", "12.5, +1250.0 %", "0.00050, ±0.0 %"})
    void writesGrowthWithItsSign(BigDecimal fraction, String words) {
        assertThat(Figure.growth(fraction)).isEqualTo(words);
    }

    @Test
    void knowsNoGrowthOfNothingAndNoAverageOverNothing() {
        assertThat(Figure.more(BigDecimal.TEN, BigDecimal.ZERO)).isNull();
        assertThat(Figure.growth(null)).isEqualTo("–");
        assertThat(Figure.by(BigDecimal.TEN, 0)).isNull();
        assertThat(Figure.by(new BigDecimal("0.2500"), 10))
                .isEqualByComparingTo("0.02"); // a tie goes to the even neighbour
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 kB", "8192, 8.0 kB", "1536000, 1.5 MB", "157286400, 150 MB"})
    void writesSizes(long bytes, String words) {
        assertThat(Figure.bytes(bytes).replace(",", "")).isEqualTo(words);
    }

    @Test
    void drawsWhateverThereIs() {
        assertThat(Figure.bar(new BigDecimal("0.0001"), new BigDecimal("1000000")))
                .isEqualTo(4);
        assertThat(Figure.bar(BigDecimal.TEN, BigDecimal.TEN)).isEqualTo(1_000);
        assertThat(Figure.bar(BigDecimal.ZERO, BigDecimal.ZERO)).isZero();
        assertThat(Figure.bar(new BigDecimal("-3"), BigDecimal.TEN)).isZero();
    }

    @Test
    void beginsWithTheWholePeriodThatASpanBeginsIn() {
        var last = LocalDate.parse("2026-03-14"); // a Saturday

        assertThat(Span.WEEK.firstPeriod(last)).isEqualTo("2026-03-08");
        assertThat(Span.FOUR_WEEKS.firstPeriod(last)).isEqualTo("2026-02-09");
        assertThat(Span.YEAR.firstPeriod(last)).isEqualTo("2025-03-01");
    }

    @Test
    void shadesScoresByTheRootOfTheirNumberAndLeavesHolesWhereNobodyIs() {
        var rows = ScoreRows.of(List.of(
                new ScoredCustomers((short) 5, (short) 5, 2_500, new BigDecimal("10.5000")),
                new ScoredCustomers((short) 1, (short) 1, 100, BigDecimal.ONE),
                new ScoredCustomers((short) 2, (short) 1, 1, BigDecimal.ONE)));

        assertThat(rows).extracting(FiguresPage.ScoreRow::frequency).containsExactly(5, 4, 3, 2, 1);
        assertThat(rows.getFirst().cells())
                .extracting(FiguresPage.ScoreCell::level)
                .containsExactly(0, 0, 0, 0, 5);
        assertThat(rows.getLast().cells())
                .extracting(FiguresPage.ScoreCell::level)
                .containsExactly(1, 1, 0, 0, 0);
        assertThat(rows.getFirst().cells().getLast().about())
                .isEqualTo("2,500 customers with recency 5, frequency 5, whose orders so far are worth 10.50");
    }
}
