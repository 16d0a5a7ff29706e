package com.globalmart.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTests {

    static Stream<Arguments> moneys() {
        return Stream.of(
                argumentSet("as it is", "29.99", "29.99"),
                argumentSet("four decimals", "-0.0001", "-0.0001"),
                argumentSet("half to even, down", "0.00005", "0"),
                argumentSet("half to even, up", "0.00015", "0.0002"),
                argumentSet("what 0.1 + 0.2 is elsewhere", "0.30000000000000004", "0.3"),
                argumentSet("an exponent", "4.98e3", "4980"),
                argumentSet("the largest", "999999999999.9999", "999999999999.9999"),
                argumentSet("many zeros behind the point", "1.5" + "0".repeat(900), "1.5"),
                argumentSet("very small", "1e-900", "0"),
                argumentSet("zero", "0e500", "0"),
                argumentSet("minus zero", "-0.0", "0"));
    }

    @ParameterizedTest
    @MethodSource("moneys")
    void readsMoney(String text, BigDecimal expected) {
        assertThat(money(text)).isEqualByComparingTo(expected);
        assertThat(money(text))
                .extracting(BigDecimal::scale)
                .satisfies(scale -> assertThat(scale).isBetween(0, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000",
                "-1000000000000",
                "1e12",
                "1e400",
                "999999999999.99995",
                "1e1000000",
                "1e-1000000",
                "1e99999999999",
                "1e-99999999999"
            })
    void refusesMoneyAtOnce(String text) {
        assertThat(Assertions.assertTimeout(Duration.ofMillis(500), () -> money(text) == null))
                .isTrue();
    }

    static Stream<Arguments> integers() {
        return Stream.of(
                argumentSet("as it is", "2", 2),
                argumentSet("with decimals that are none", "2.0", 2),
                argumentSet("an exponent", "12e1", 120),
                argumentSet("largest", "2147483647", Integer.MAX_VALUE),
                argumentSet("smallest", "-2147483648", Integer.MIN_VALUE),
                argumentSet("minus zero", "-0", 0));
    }

    @ParameterizedTest
    @MethodSource("integers")
    void readsIntegers(String text, int expected) {
        assertThat(integer(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "2147483648", "-2147483649", "1e10", "1e400", "1e-5", "1e1000000"})
    void refusesIntegers(String text) {
        assertThat(integer(text)).isNull();
    }

    private static @Nullable BigDecimal money(String text) {
        BigDecimal bounded = Numbers.bounded(text.toCharArray(), 0, text.length());
        return bounded == null ? null : Numbers.money(bounded);
    }

    private static @Nullable Integer integer(String text) {
        BigDecimal bounded = Numbers.bounded(text.toCharArray(), 0, text.length());
        return bounded == null ? null : Numbers.integer(bounded);
    }
}
