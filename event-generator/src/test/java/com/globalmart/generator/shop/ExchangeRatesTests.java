package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExchangeRatesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private final ExchangeRates rates = new ExchangeRates();

    @Test
    void countADollarAsOne() {
        assertThat(rates.rate(Currency.USD, DAY)).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void changeFromDayToDayButNotByMuch() {
        for (LocalDate day = DAY; day.isBefore(DAY.plusYears(3)); day = day.plusDays(1)) {
            double today = rates.rate(Currency.EUR, day).doubleValue();
            double tomorrow = rates.rate(Currency.EUR, day.plusDays(1)).doubleValue();

            assertThat(today).isBetween(0.95, 1.22);
            assertThat(tomorrow / today).isBetween(0.98, 1.02);
        }
        assertThat(rates.rate(Currency.JPY, DAY)).isNotEqualTo(rates.rate(Currency.JPY, DAY.plusDays(1)));
    }

    @Test
    void haveAtMostTenDecimals() {
        for (Currency currency : Currency.values()) {
            assertThat(rates.rate(currency, DAY).scale()).isBetween(0, 10);
        }
    }

    @Test
    void convertIntoTheDecimalsOfTheCurrency() {
        BigDecimal yen = rates.convert(new BigDecimal("29.99"), Currency.USD, Currency.JPY, DAY);

        assertThat(yen.scale()).isZero();
        assertThat(yen).isBetween(new BigDecimal("4000"), new BigDecimal("5000"));
    }

    @Test
    void neverConvertAPriceToNothing() {
        assertThat(rates.convert(BigDecimal.ONE, Currency.JPY, Currency.GBP, DAY))
                .isEqualByComparingTo("0.01");
    }
}
