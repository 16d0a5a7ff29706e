package com.globalmart.batch.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The reference data as a step found it when it began: immutable, so that screening is a pure function. */
public final class ReferenceData {

    private static final int RATE_DAYS = 7;

    /** A country between two instants, with the currency its shop uses. */
    public record Country(short key, String currency, Instant validFrom, Instant validTo) {}

    private final String reportingCurrency;
    private final Map<String, List<Country>> countries;
    private final Map<String, Short> paymentMethods;
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates;
    private final Set<String> currencies;

    ReferenceData(
            String reportingCurrency,
            Map<String, List<Country>> countries,
            Map<String, Short> paymentMethods,
            Map<String, NavigableMap<LocalDate, BigDecimal>> rates,
            Set<String> currencies) {
        this.reportingCurrency = reportingCurrency;
        this.countries = countries;
        this.paymentMethods = paymentMethods;
        this.rates = rates;
        this.currencies = currencies;
    }

    /** The country as it was at an instant. */
    public Optional<Country> country(String name, Instant at) {
        return countries.getOrDefault(name, List.of()).stream()
                .filter(country -> !at.isBefore(country.validFrom()) && at.isBefore(country.validTo()))
                .findFirst();
    }

    /** The key of a payment method. */
    public Optional<Short> paymentMethod(String name) {
        return Optional.ofNullable(paymentMethods.get(name));
    }

    public boolean knowsCurrency(String currency) {
        return currencies.contains(currency);
    }

    /** Reporting units per unit of a currency: the rate of the day, or the newest of the 7 days before it. */
    public Optional<BigDecimal> rate(String currency, LocalDate day) {
        if (currency.equals(reportingCurrency)) {
            return Optional.of(BigDecimal.ONE);
        }
        var entry = rates.getOrDefault(currency, new TreeMap<>()).floorEntry(day);
        if (entry == null || entry.getKey().isBefore(day.minusDays(RATE_DAYS))) {
            return Optional.empty();
        }
        return Optional.of(entry.getValue());
    }
}
