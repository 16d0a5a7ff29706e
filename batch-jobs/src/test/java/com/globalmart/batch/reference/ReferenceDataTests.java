package com.globalmart.batch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDataTests {

    private final ReferenceData shop = ReferenceExamples.shop();

    @ParameterizedTest(name = "of {0}: {1}")
    @CsvSource({"2026-03-12, false", "2026-03-13, true", "2026-03-20, true", "2026-03-21, false"})
    void aRateHoldsOnItsDayAndTheSevenDaysAfter(LocalDate day, boolean known) {
        assertThat(shop.rate("EUR", day).isPresent()).isEqualTo(known);
    }

    @Test
    void theReportingCurrencyIsWorthOneOnAnyDay() {
        assertThat(shop.rate("USD", LocalDate.EPOCH)).contains(BigDecimal.ONE);
    }

    @Test
    void aCountryIsAsItWasAtTheInstant() {
        var adoption = Instant.parse("2023-01-01T00:00:00Z");

        assertThat(shop.country("Croatia", adoption.minusNanos(1000))
                        .orElseThrow()
                        .currency())
                .isEqualTo("HRK");
        assertThat(shop.country("Croatia", adoption).orElseThrow().currency()).isEqualTo("EUR");
        assertThat(shop.country("croatia", adoption)).isEmpty();
    }
}
