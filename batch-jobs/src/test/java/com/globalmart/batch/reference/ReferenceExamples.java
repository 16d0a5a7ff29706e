package com.globalmart.batch.reference;

import com.globalmart.batch.reference.ReferenceData.Country;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reference data for tests without a database: the rates are those of the contracts' examples, of 13 March 2026. */
public final class ReferenceExamples {

    private static final Instant START = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final Instant CROATIA_ADOPTS_THE_EURO = Instant.parse("2023-01-01T00:00:00Z");

    private ReferenceExamples() {}

    public static ReferenceData shop() {
        var day = LocalDate.parse("2026-03-13");
        return new ReferenceData(
                "USD",
                Map.of(
                        "USA", List.of(new Country((short) 1, "USD", START, END)),
                        "Germany", List.of(new Country((short) 3, "EUR", START, END)),
                        "Japan", List.of(new Country((short) 5, "JPY", START, END)),
                        "Croatia",
                                List.of(
                                        new Country((short) 6, "HRK", START, CROATIA_ADOPTS_THE_EURO),
                                        new Country((short) 7, "EUR", CROATIA_ADOPTS_THE_EURO, END)),
                        "Norway", List.of(new Country((short) 8, "NOK", START, END))),
                Map.of("PayPal", (short) 3, "Credit Card", (short) 1),
                Map.of(
                        "EUR", new TreeMap<>(Map.of(day, new BigDecimal("1.0871000000"))),
                        "JPY", new TreeMap<>(Map.of(day, new BigDecimal("0.0067325000")))),
                Set.of("USD", "EUR", "JPY", "HRK", "NOK"));
    }
}
