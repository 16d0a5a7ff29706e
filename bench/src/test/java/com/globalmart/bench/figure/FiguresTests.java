package com.globalmart.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void takesTheMiddleOfAnOddCount() {
        assertThat(Figures.median(List.of(9.0, 1.0, 4.0), Double::doubleValue)).isEqualTo(4.0);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenCount() {
        assertThat(Figures.median(List.of(8.0, 1.0, 4.0, 100.0), Double::doubleValue))
                .isEqualTo(6.0);
    }

    @Test
    void refusesTheMedianOfNothing() {
        assertThatThrownBy(() -> Figures.median(List.<Double>of(), Double::doubleValue))
                .hasMessage("no measurement, expected at least one");
    }

    @Test
    void showsNumbersWithPointAndSeparatorsEverywhere() {
        assertThat(Figures.whole(1234567.4)).isEqualTo("1,234,567");
        assertThat(Figures.tenths(6.25)).isEqualTo("6.3");
        assertThat(Figures.hundredths(0.617)).isEqualTo("0.62");
    }
}
