package com.globalmart.generator.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Everyone who ever registers, numbered from 1. Nobody is stored: a profile is reckoned from the seed, the number and the
 * moment, so ten million customers cost no memory.
 */
public final class Customers {

    private static final List<String> TIERS = List.of("bronze", "silver", "gold", "platinum");
    private static final List<String> FIRST_NAMES = List.of(
            "ada", "ben", "chloe", "daiki", "emma", "finn", "grace", "hugo", "ines", "jun", "kate", "leon", "mia");
    private static final double NEW_SHARE = 0.02;
    private static final double AWAY_SHARE = 0.05;
    private static final int STEPS_PER_COUNTRY = 24;
    private static final int STEPS_PER_CITY = 3;
    private static final int TRIES_BY_THE_CLOCK = 200;
    private static final int TRIES = 100_000;
    private static final double BROWSING_SKEW = 0.6;
    private static final double BUYING_SKEW = 0.95;
    private static final int CUSTOMERS_PER_LEFT_OUT_RANK = 100;

    private final Seed seed;
    private final int count;
    private final List<String> interests;
    private final ShoppingHours hours;
    private final Shuffle shuffle;
    private final int leftOutRanks;
    private final Zipf browsers;
    private final Zipf buyers;

    Customers(Seed seed, int count, List<String> interests, ShoppingHours hours) {
        this.seed = seed;
        this.count = count;
        this.interests = interests;
        this.hours = hours;
        this.shuffle = new Shuffle(count, seed.at("shuffle"));
        this.leftOutRanks = count / CUSTOMERS_PER_LEFT_OUT_RANK;
        this.browsers = new Zipf(leftOutRanks + count, BROWSING_SKEW);
        this.buyers = new Zipf(leftOutRanks + count, BUYING_SKEW);
    }

    public int count() {
        return count;
    }

    public static String userId(int number) {
        return "USER_" + Integer.toString(100_000_000 + number).substring(1);
    }

    public Life life(int number) {
        return Life.of(seed.at(number), NEW_SHARE, 200, 1000, AWAY_SHARE);
    }

    /** The profile at a moment, which must not be before the customer registered. */
    public Customer at(int number, Instant moment) {
        Seed own = seed.at(number);
        Life life = life(number);
        int step = life.step(moment);
        Country country = country(own, step);
        LocalDate registered = life.begin().atOffset(ZoneOffset.UTC).toLocalDate();
        return new Customer(
                userId(number),
                FIRST_NAMES.get(own.at("name").below(FIRST_NAMES.size())) + "." + number + "@example.com",
                age(own, registered, moment),
                country,
                country.city(own.at("city").at(step / STEPS_PER_CITY)),
                registered,
                preferences(own.at("preferences").at((step + 1) / 2)),
                tier(own, step));
    }

    /** Where the customer lives at a moment. */
    public Country country(int number, Instant moment) {
        return country(seed.at(number), life(number).step(moment));
    }

    /** Who visits at a moment: a few come often, most seldom, and people sleep at night where they live. */
    public int visitor(SplittableRandom dice, Instant moment, boolean buys) {
        for (int i = 0; i < TRIES; i++) {
            int number = shuffle.numberOf(rank(buys ? buyers : browsers, dice));
            boolean isAwake =
                    i >= TRIES_BY_THE_CLOCK || dice.nextDouble() < hours.activity(country(number, moment), moment);
            if (isAwake && life(number).isPresent(moment)) {
                return number;
            }
        }
        throw new IllegalStateException("found no customer who is registered at %s among %d".formatted(moment, count));
    }

    /** Without the first ranks: nobody makes every hundredth purchase of a shop. */
    private int rank(Zipf zipf, SplittableRandom dice) {
        int rank = zipf.draw(dice);
        while (rank <= leftOutRanks) {
            rank = zipf.draw(dice);
        }
        return rank - leftOutRanks;
    }

    private static Country country(Seed own, int step) {
        return Country.of(own.at("country").at(step / STEPS_PER_COUNTRY));
    }

    private static int age(Seed own, LocalDate registered, Instant moment) {
        int whenRegistered = 16 + own.at("age").below(25) + own.at("more age").below(36);
        int years = moment.atOffset(ZoneOffset.UTC).getYear() - registered.getYear();
        return Math.min(90, whenRegistered + years);
    }

    private static String tier(Seed own, int step) {
        int ceiling = own.at("ceiling").below(TIERS.size());
        return TIERS.get(Math.min(ceiling, step / 2));
    }

    private List<String> preferences(Seed own) {
        int wanted = 1 + own.at("many").below(3);
        Set<String> liked = new LinkedHashSet<>();
        for (int i = 0; i < wanted; i++) {
            liked.add(interests.get(own.at(i).below(interests.size())));
        }
        return List.copyOf(liked);
    }
}
