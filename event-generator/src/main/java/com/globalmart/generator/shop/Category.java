package com.globalmart.generator.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A category of the shop.
 *
 * @param group its category group, for example Electronics
 * @param name for example Laptops
 * @param lowest usual lowest list price, in US dollars, above 0
 * @param highest usual highest list price, in US dollars, above the lowest
 */
public record Category(String group, String name, double lowest, double highest) {

    private static final String FILE = "categories.csv";

    public Category {
        if (!(lowest > 0 && highest > lowest)) {
            throw new IllegalArgumentException(
                    "%s costs %s to %s, expected a range above 0".formatted(name, lowest, highest));
        }
    }

    /** All categories of the shop, group by group. */
    static List<Category> all() {
        var stream = Objects.requireNonNull(Category.class.getResourceAsStream(FILE), FILE);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Category::parse).toList();
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot read " + FILE, exception);
        }
    }

    private static Category parse(String line) {
        String[] columns = line.split(",", -1);
        return new Category(columns[0], columns[1], Double.parseDouble(columns[2]), Double.parseDouble(columns[3]));
    }
}
