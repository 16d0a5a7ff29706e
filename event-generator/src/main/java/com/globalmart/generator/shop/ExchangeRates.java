package com.globalmart.generator.shop;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Daily exchange rates in US dollars, the reporting currency, per unit of a currency. They are made up but steady: slow waves and
 * some daily noise around a usual level. The same for every seed, so that one file of rates serves every shop.
 */
public final class ExchangeRates {

    private static final int KEPT_DAYS = 64;
    private static final Seed WORLD = new Seed(20_150_101);

    private final Day[] kept = new Day[KEPT_DAYS];

    /** Dollars per unit of the currency on that UTC day, at most ten decimals, above 0. */
    public BigDecimal rate(Currency currency, LocalDate day) {
        return Objects.requireNonNull(on(day).rates.get(currency));
    }

    /** A price in another currency, rounded to its decimals; at least its smallest coin. */
    public BigDecimal convert(BigDecimal price, Currency from, Currency into, LocalDate day) {
        BigDecimal converted = from == into
                ? price.setScale(into.decimals(), RoundingMode.HALF_EVEN)
                : price.multiply(rate(from, day)).divide(rate(into, day), into.decimals(), RoundingMode.HALF_EVEN);
        return converted.max(into.smallestCoin());
    }

    private Day on(LocalDate date) {
        int slot = (int) Math.floorMod(date.toEpochDay(), (long) KEPT_DAYS);
        Day day = kept[slot];
        if (day == null || !day.date.equals(date)) {
            day = new Day(date, ratesOf(date));
            kept[slot] = day;
        }
        return day;
    }

    private static Map<Currency, BigDecimal> ratesOf(LocalDate date) {
        Map<Currency, BigDecimal> rates = new EnumMap<>(Currency.class);
        for (Currency currency : Currency.values()) {
            rates.put(currency, currency == Currency.USD ? BigDecimal.ONE : rate(currency, swing(currency, date)));
        }
        return rates;
    }

    /** Where the day lies against the usual level, between 0.9 and 1.1. */
    private static double swing(Currency currency, LocalDate date) {
        Seed seed = WORLD.at(currency.name());
        double day = date.toEpochDay();
        double years = 0.05 * wave(day, 761, seed.at("years"));
        double weeks = 0.02 * wave(day, 53, seed.at("weeks"));
        double noise = 0.006 * (seed.at(date.toEpochDay()).fraction() - 0.5);
        return 1 + years + weeks + noise;
    }

    private static double wave(double day, double period, Seed phase) {
        return StrictMath.sin(2 * Math.PI * (day / period + phase.fraction()));
    }

    private static BigDecimal rate(Currency currency, double swing) {
        return BigDecimal.valueOf(currency.usualDollars() * swing).round(new MathContext(5, RoundingMode.HALF_EVEN));
    }

    private record Day(LocalDate date, Map<Currency, BigDecimal> rates) {}
}
