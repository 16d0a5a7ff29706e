package com.globalmart.generator.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** Every product that is ever sold, numbered from 1, each reckoned from the seed, the number and the moment. */
public final class Catalogue {

    private static final List<String> BRANDS = List.of(
            "Acme",
            "Aurora",
            "Bergmann",
            "Blue Fern",
            "Borealis",
            "Café Noir",
            "Cobalt",
            "Dune",
            "Ember",
            "Fjord",
            "Galaxy",
            "Harrow & Co",
            "Hoshi",
            "Ironwood",
            "Juniper",
            "Kestrel",
            "Lumen",
            "Maple Lane",
            "Nimbus",
            "Nordlicht",
            "Oak & Ash",
            "Orbit",
            "Pico",
            "Quartz",
            "Rivoli",
            "Sakura",
            "Solstice",
            "Tern",
            "Umbra",
            "Vertex",
            "Willow",
            "Zephyr");
    private static final List<String> STYLES = List.of(
            "Basic",
            "Classic",
            "Compact",
            "Deluxe",
            "Essential",
            "Everyday",
            "Family",
            "Mini",
            "Plus",
            "Premium",
            "Pro",
            "Select");
    private static final double NEW_SHARE = 0.03;
    private static final double AWAY_SHARE = 0.1;
    private static final double SKEW = 0.9;
    private static final int STEPS_PER_CATEGORY = 40;
    private static final int TRIES_BY_SEASON = 50;
    private static final int TRIES = 100_000;

    private final Seed seed;
    private final int count;
    private final List<Category> categories;
    private final Seasons seasons;
    private final Shuffle shuffle;
    private final Zipf popularity;

    Catalogue(Seed seed, int count, List<Category> categories, Seasons seasons) {
        this.seed = seed;
        this.count = count;
        this.categories = categories;
        this.seasons = seasons;
        this.shuffle = new Shuffle(count, seed.at("shuffle"));
        this.popularity = new Zipf(count, SKEW);
    }

    public int count() {
        return count;
    }

    public static String productId(int number) {
        return "PROD_" + Integer.toString(100_000_000 + number).substring(1);
    }

    public Life life(int number) {
        return Life.of(seed.at(number), NEW_SHARE, 30, 250, AWAY_SHARE);
    }

    /** The entry at a moment, which must not be before the product was launched. */
    public Product at(int number, Instant moment) {
        Seed own = seed.at(number);
        Life life = life(number);
        int step = life.step(moment);
        Category first = categories.get(own.at("category").below(categories.size()));
        String brand = BRANDS.get(own.at("brand").below(BRANDS.size()));
        Currency currency = currency(own.at("currency").below(100));
        BigDecimal price = price(own, step, first, currency);
        Seed current = own.at("step").at(step);
        return new Product(
                productId(number),
                brand + " " + STYLES.get(own.at("style").below(STYLES.size())) + " " + first.name() + " "
                        + number % 1000,
                category(own, step, first),
                brand,
                price,
                cost(price, own, currency),
                currency,
                current.at("inventory").below(2000),
                BigDecimal.valueOf(25 + current.at("rating").below(26), 1),
                current.at("active").fraction() >= 0.01);
    }

    /** What a visitor looks at: a few products are in everybody's eyes, most in hardly anybody's, and seasons count. */
    public Product popular(SplittableRandom dice, Instant moment) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
        for (int i = 0; i < TRIES; i++) {
            int number = shuffle.numberOf(popularity.draw(dice));
            if (!life(number).isPresent(moment)) {
                continue;
            }
            Product product = at(number, moment);
            boolean isWanted = i >= TRIES_BY_SEASON
                    || dice.nextDouble() < seasons.demand(product.category().group(), day);
            if (isWanted && product.active()) {
                return product;
            }
        }
        throw new IllegalStateException("found no product that is sold at %s among %d".formatted(moment, count));
    }

    /** Now and then a product moves to another category of its group. */
    private Category category(Seed own, int step, Category first) {
        int move = step / STEPS_PER_CATEGORY;
        if (move == 0) {
            return first;
        }
        List<Category> siblings = categories.stream()
                .filter(category -> category.group().equals(first.group()))
                .toList();
        return siblings.get(own.at("moved").at(move).below(siblings.size()));
    }

    /** Two steps of three change the price, by up to a fifth either way from where the product began. */
    private static BigDecimal price(Seed own, int step, Category category, Currency currency) {
        double place = own.at("price").fraction();
        double dollars = category.lowest() * StrictMath.pow(category.highest() / category.lowest(), place * place);
        double change = 0.8 + 0.4 * own.at("change").at(step - step / 3).fraction();
        return BigDecimal.valueOf(dollars * change / currency.usualDollars())
                .setScale(currency.decimals(), RoundingMode.HALF_EVEN)
                .max(currency.smallestCoin());
    }

    private static BigDecimal cost(BigDecimal price, Seed own, Currency currency) {
        BigDecimal share = BigDecimal.valueOf(40 + own.at("cost").below(40), 2);
        return price.multiply(share).setScale(currency.decimals(), RoundingMode.HALF_EVEN);
    }

    private static Currency currency(int percentile) {
        if (percentile < 60) {
            return Currency.USD;
        }
        if (percentile < 82) {
            return Currency.EUR;
        }
        return percentile < 92 ? Currency.GBP : Currency.JPY;
    }
}
