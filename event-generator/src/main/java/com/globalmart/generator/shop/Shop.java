package com.globalmart.generator.shop;

import java.time.LocalDate;
import java.util.List;

/** The shop: the same seed and sizes give the same shop again, on every day that is asked for. */
public record Shop(
        Seed seed,
        Customers customers,
        Catalogue catalogue,
        ExchangeRates rates,
        ShoppingHours hours,
        Seasons seasons) {

    /** The first day on which the shop can be visited; the contracts take events from 2015 on, late ones included. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);

    /**
     * @param customers how many ever register, 100 to 10,000,000
     * @param products how many are ever sold, 100 to 250,000
     */
    public static Shop of(long seed, int customers, int products) {
        Seed root = new Seed(seed).at("shop");
        List<Category> categories = Category.all();
        List<String> groups =
                categories.stream().map(Category::group).distinct().toList();
        ExchangeRates rates = new ExchangeRates();
        ShoppingHours hours = new ShoppingHours();
        Seasons seasons = new Seasons();
        return new Shop(
                root,
                new Customers(root.at("customers"), customers, groups, hours),
                new Catalogue(root.at("products"), products, categories, seasons),
                rates,
                hours,
                seasons);
    }
}
