package com.globalmart.generator.shop;

import java.time.ZoneId;
import java.util.List;

/** A country that the shop sells to, named as the contracts name it. */
public enum Country {
    USA(
            Currency.USD,
            "America/Chicago",
            44,
            List.of("New York", "Los Angeles", "Chicago", "Houston", "Phoenix", "Seattle", "Boston", "Denver"),
            List.of(45, 20, 18, 12, 5)),
    UK(
            Currency.GBP,
            "Europe/London",
            16,
            List.of("London", "Manchester", "Birmingham", "Leeds", "Glasgow", "Bristol"),
            List.of(25, 40, 18, 11, 6)),
    GERMANY(
            Currency.EUR,
            "Europe/Berlin",
            15,
            List.of("Berlin", "Hamburg", "München", "Köln", "Frankfurt am Main", "Leipzig"),
            List.of(12, 20, 50, 10, 8)),
    FRANCE(
            Currency.EUR,
            "Europe/Paris",
            12,
            List.of("Paris", "Lyon", "Marseille", "Toulouse", "Nîmes", "Orléans"),
            List.of(42, 25, 20, 8, 5)),
    JAPAN(
            Currency.JPY,
            "Asia/Tokyo",
            13,
            List.of("Tokyo", "Osaka", "Nagoya", "Sapporo", "Fukuoka", "神戸市"),
            List.of(55, 12, 8, 18, 7));

    /** Every payment method the contracts know; the weights of a country stand in this order. */
    public static final List<String> PAYMENT_METHODS =
            List.of("Credit Card", "Debit Card", "PayPal", "Apple Pay", "Google Pay");

    private static final List<Country> ALL = List.of(values());

    private final Currency currency;
    private final ZoneId zone;
    private final int percentOfCustomers;
    private final List<String> cities;
    private final List<Integer> paymentPercents;

    Country(
            Currency currency,
            String zone,
            int percentOfCustomers,
            List<String> cities,
            List<Integer> paymentPercents) {
        this.currency = currency;
        this.zone = ZoneId.of(zone);
        this.percentOfCustomers = percentOfCustomers;
        this.cities = cities;
        this.paymentPercents = paymentPercents;
    }

    /** The name in the contracts, for example {@code Germany}. */
    public String label() {
        return switch (this) {
            case USA -> "USA";
            case UK -> "UK";
            case GERMANY -> "Germany";
            case FRANCE -> "France";
            case JAPAN -> "Japan";
        };
    }

    public Currency currency() {
        return currency;
    }

    /** How many of a hundred customers live here. */
    public int percentOfCustomers() {
        return percentOfCustomers;
    }

    /** How a visitor from here likes to pay. */
    public String paymentMethod(int percentile) {
        int left = percentile;
        for (int i = 0; i < paymentPercents.size(); i++) {
            left -= paymentPercents.get(i);
            if (left < 0) {
                return PAYMENT_METHODS.get(i);
            }
        }
        throw new IllegalArgumentException("percentile is %d, expected 0 to 99".formatted(percentile));
    }

    ZoneId zone() {
        return zone;
    }

    String city(Seed seed) {
        return cities.get(seed.below(cities.size()));
    }

    static Country of(Seed seed) {
        int left = seed.below(100);
        for (Country country : ALL) {
            left -= country.percentOfCustomers;
            if (left < 0) {
                return country;
            }
        }
        throw new IllegalStateException("the shares of the countries sum up to less than 100");
    }
}
