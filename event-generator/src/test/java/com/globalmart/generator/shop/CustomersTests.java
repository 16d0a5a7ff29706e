package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomersTests {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Instant YEARS_LATER = Instant.parse("2031-03-14T12:00:00Z");

    private final Customers customers = Shop.of(1, 20_000, 100).customers();

    @Test
    void areTheSameInAnotherProcess() {
        Customers again = Shop.of(1, 20_000, 100).customers();

        assertThat(again.at(4711, NOON)).isEqualTo(customers.at(4711, NOON));
        assertThat(Shop.of(2, 20_000, 100).customers().at(4711, NOON)).isNotEqualTo(customers.at(4711, NOON));
    }

    @Test
    void liveWhereTheSharesOfTheCountriesSay() {
        Map<Country, Integer> living = new EnumMap<>(Country.class);
        for (int number = 1; number <= customers.count(); number++) {
            living.merge(customers.country(number, NOON), 1, Integer::sum);
        }

        for (Country country : Country.values()) {
            assertThat(living.getOrDefault(country, 0) * 100.0 / customers.count())
                    .as(country.label())
                    .isCloseTo(country.percentOfCustomers(), within(1.5));
        }
    }

    @Test
    void areNearlyAllRegisteredInTheSpringOf2026() {
        int registered = 0;
        for (int number = 1; number <= customers.count(); number++) {
            registered += customers.life(number).begin().isBefore(NOON) ? 1 : 0;
        }

        assertThat((double) registered / customers.count()).isBetween(0.97, 0.99);
    }

    @Test
    void moveAndRiseWithTheYears() {
        int moved = 0;
        int risen = 0;
        for (int number = 1; number <= 1000; number++) {
            Customer now = customers.at(number, NOON);
            Customer later = customers.at(number, YEARS_LATER);
            moved += now.city().equals(later.city()) ? 0 : 1;
            risen += now.loyaltyTier().equals(later.loyaltyTier()) ? 0 : 1;
            assertThat(later.age()).isGreaterThanOrEqualTo(now.age()).isBetween(16, 90);
        }

        assertThat(moved).isGreaterThan(200);
        assertThat(risen).isGreaterThan(50);
    }

    @Test
    void visitUnevenlyAndBuyMoreUnevenly() {
        assertThat(shareOfBusiestTenth(false)).isBetween(0.25, 0.6);
        assertThat(shareOfBusiestTenth(true)).isGreaterThan(shareOfBusiestTenth(false) + 0.05);
    }

    private double shareOfBusiestTenth(boolean buys) {
        var dice = new Seed(9).dice();
        int visits = 100_000;
        int[] ofCustomer = new int[customers.count()];
        for (int i = 0; i < visits; i++) {
            ofCustomer[customers.visitor(dice, NOON, buys) - 1]++;
        }
        Arrays.sort(ofCustomer);
        int tenth = customers.count() / 10;
        return (double) Arrays.stream(ofCustomer, ofCustomer.length - tenth, ofCustomer.length)
                        .sum()
                / visits;
    }
}
