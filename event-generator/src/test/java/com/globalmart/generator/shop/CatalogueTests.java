package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTests {

    private static final Instant MARCH = Instant.parse("2026-03-14T12:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-09T12:00:00Z");

    private final Catalogue catalogue = Shop.of(1, 100, 5000).catalogue();

    @Test
    void hasMoreThanAHundredCategoriesInGroups() {
        List<Category> categories = Category.all();

        assertThat(categories)
                .extracting(Category::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
        assertThat(categories.stream().map(Category::group).distinct()).hasSizeBetween(10, 20);
    }

    @Test
    void isTheSameInAnotherProcess() {
        assertThat(Shop.of(1, 100, 5000).catalogue().at(42, MARCH)).isEqualTo(catalogue.at(42, MARCH));
    }

    @Test
    void pricesEveryProductAboveItsCost() {
        for (int number = 1; number <= catalogue.count(); number++) {
            Product product = catalogue.at(number, MARCH);

            assertThat(product.price()).isPositive();
            assertThat(product.price().scale()).isEqualTo(product.currency().decimals());
            assertThat(product.cost()).isLessThanOrEqualTo(product.price());
        }
    }

    @Test
    void changesPricesOftenAndCategoriesSeldom() {
        int repriced = 0;
        int moved = 0;
        for (int number = 1; number <= catalogue.count(); number++) {
            Product before = catalogue.at(number, MARCH);
            Product after = catalogue.at(number, DECEMBER);
            repriced += before.price().equals(after.price()) ? 0 : 1;
            moved += before.category().equals(after.category()) ? 0 : 1;
            assertThat(after.category().group()).isEqualTo(before.category().group());
        }

        assertThat(repriced).isGreaterThan(catalogue.count() / 2);
        assertThat(moved).isBetween(1, catalogue.count() / 4);
    }

    @Test
    void showsAFewProductsToEverybodyAndMostToHardlyAnybody() {
        int looks = 100_000;
        Map<String, Integer> looked = new HashMap<>();
        var dice = new Seed(5).dice();
        for (int i = 0; i < looks; i++) {
            looked.merge(catalogue.popular(dice, MARCH).productId(), 1, Integer::sum);
        }

        int[] counts =
                looked.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int hundredth = catalogue.count() / 100;
        assertThat((double) Arrays.stream(counts, counts.length - hundredth, counts.length)
                                .sum()
                        / looks)
                .isBetween(0.15, 0.5);
    }

    @Test
    void sellsMoreToysBeforeChristmas() {
        assertThat(toysAmong(DECEMBER)).isGreaterThan(toysAmong(MARCH) * 1.2);
    }

    private double toysAmong(Instant moment) {
        var dice = new Seed(6).dice();
        int toys = 0;
        for (int i = 0; i < 20_000; i++) {
            toys += catalogue.popular(dice, moment).category().group().equals("Toys & Games") ? 1 : 0;
        }
        return toys;
    }
}
